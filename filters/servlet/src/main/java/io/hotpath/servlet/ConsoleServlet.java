package io.hotpath.servlet;

import io.hotpath.levels.Audit;
import io.hotpath.levels.Contexts;
import io.hotpath.levels.Levels;
import io.hotpath.levels.console.Actuator;
import io.hotpath.levels.console.Console;
import io.hotpath.levels.console.ConsoleRequest;
import io.hotpath.levels.console.ConsoleResponse;
import io.hotpath.levels.console.Token;
import io.hotpath.recorder.ConsoleOptions;
import io.hotpath.recorder.Options;
import io.hotpath.recorder.Ticker;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A console behind a servlet, wherever it is mapped. Serves nobody until a token is set, and then
 * only this machine unless {@code console.open}.
 *
 * <p>Made and called by the container; thread-safe. Ends with {@link #destroy}, and puts back what
 * it changed.
 */
abstract class ConsoleServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient ApplicationLoggers loggers = new ApplicationLoggers();
  private transient volatile @Nullable Levels levels;
  private transient volatile @Nullable Console console;

  private final String name;

  /**
   * @param name first segment of all paths
   */
  ConsoleServlet(String name) {
    this.name = name;
  }

  /** Adds what is served below the name. */
  abstract void addTo(Console opened, Actuator actuator);

  @Override
  public void init() {
    try {
      ConsoleOptions options =
          Options.gather(Map.of(), System.getProperties(), System.getenv(), initParams(), this::log)
              .console();
      Token token = Token.read(options.tokenFile(), System.getenv(Token.VARIABLE), this::log);
      if (token != null) {
        open(options, token);
      }
    } catch (RuntimeException | Error e) {
      log("hotpath: the console stays closed: " + e);
    }
  }

  private void open(ConsoleOptions options, Token token) {
    Levels made = new Levels(Ticker.SYSTEM, options.floodLines(), new Audit());
    Console opened =
        new Console(token, options.open(), failure -> log("hotpath: console", failure));
    addTo(opened, new Actuator(new Contexts(loggers), made, options.groups()));
    levels = made;
    console = opened;
  }

  private Map<String, String> initParams() {
    Map<String, String> params = new LinkedHashMap<>();
    for (String name : Collections.list(getInitParameterNames())) {
      params.put(name, getInitParameter(name));
    }
    return params;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Console current = console;
    String base = base(request);
    if (current == null || !request.getRequestURI().startsWith(base)) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    ConsoleResponse answer = current.answer(read(request, base));
    response.setStatus(answer.status());
    answer.headers().forEach(response::setHeader);
    byte[] body = answer.body();
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** What comes before the name, wherever the servlet is mapped. */
  private String base(HttpServletRequest request) {
    String mapped = request.getContextPath() + request.getServletPath();
    String own = "/" + name;
    return mapped.endsWith(own) ? mapped.substring(0, mapped.length() - own.length()) : mapped;
  }

  private static ConsoleRequest read(HttpServletRequest request, String base) throws IOException {
    return new ConsoleRequest(
        request.getMethod(),
        request.getRequestURI().substring(base.length()),
        request.getQueryString(),
        ConsoleRequest.headers(request.getHeaderNames(), request::getHeaders),
        request.getInputStream(),
        isLoopback(request.getRemoteAddr()),
        String.valueOf(request.getRemoteAddr()),
        base,
        request.getScheme());
  }

  private static boolean isLoopback(@Nullable String address) {
    // A name would be looked up; containers give numbers.
    if (address == null || !address.matches("[0-9a-fA-F.:]+(%\\w+)?|\\[[0-9a-fA-F.:]+\\]")) {
      return false;
    }
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  @Override
  public void destroy() {
    Levels current = levels;
    console = null;
    levels = null;
    if (current != null) {
      current.close();
    }
    loggers.close();
  }
}
