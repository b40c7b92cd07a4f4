package io.hotpath.samples.contract;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.EnumSet;
import java.util.List;

/**
 * The neutral description of the application, for containers that run it without a web.xml. The
 * launchers call {@link #register} while the context starts, and map the error pages themselves,
 * because the Servlet API has no call for them. A test holds it equal to the web.xml.
 */
public final class ContractApplication {
  /** The status whose error page is {@link #ERROR_PAGE}. */
  public static final int ERROR_STATUS = 418;

  /** The error page of {@link #ERROR_STATUS} and of {@link WorkException}. */
  public static final String ERROR_PAGE = "/oops";

  static final List<Route> ROUTES =
      List.of(
          new Route("/plain", PlainServlet.class),
          new Route("/recurse", RecurseServlet.class),
          new Route("/items", ItemsServlet.class),
          new Route("/rescue", RescueServlet.class),
          new Route("/overflow", OverflowServlet.class),
          new Route("/mixed", MixedServlet.class),
          new Route("/forward", ForwardServlet.class),
          new Route("/include", IncludeServlet.class),
          new Route("/error-status", ErrorStatusServlet.class),
          new Route("/error-page", ErrorPageServlet.class),
          new Route("/oops", OopsServlet.class),
          new Route("/throw", ThrowServlet.class),
          new Route("/throw-unmapped", ThrowUnmappedServlet.class),
          new Route("/async-complete", AsyncCompleteServlet.class),
          new Route("/async-complete-early", AsyncCompleteEarlyServlet.class),
          new Route("/async-start", AsyncStartServlet.class),
          new Route("/async-dispatch", AsyncDispatchServlet.class),
          new Route("/async-redispatch", AsyncRedispatchServlet.class),
          new Route("/async-timeout", AsyncTimeoutServlet.class),
          new Route("/async-timeout-unhandled", AsyncTimeoutUnhandledServlet.class),
          new Route("/async-error", AsyncErrorServlet.class),
          new Route("/async-throw", AsyncThrowServlet.class),
          new Route("/async-slow", AsyncSlowServlet.class),
          new Route("/stream", StreamServlet.class),
          new Route("/html", HtmlServlet.class),
          new Route("/html-latin1", HtmlLatin1Servlet.class),
          new Route("/html-gzip", HtmlGzipServlet.class),
          new Route("/json", JsonServlet.class),
          new Route("/bytes", BytesServlet.class),
          new Route("/head", HeadServlet.class),
          new Route("/post", PostServlet.class),
          new Route("/secret", SecretServlet.class),
          new Route("/slow", SlowServlet.class),
          new Route("/session", SessionServlet.class));

  static final List<Class<? extends Filter>> FILTERS = List.of(ChainFilter.class, PassFilter.class);

  private ContractApplication() {}

  record Route(String path, Class<? extends Servlet> servlet) {}

  /** Registers the filters and the servlets, all for asynchronous requests too. */
  public static void register(ServletContext context) {
    // The containers' own defaults for forms differ.
    context.setRequestCharacterEncoding("UTF-8");
    for (Class<? extends Filter> type : FILTERS) {
      FilterRegistration.Dynamic filter = context.addFilter(type.getSimpleName(), type);
      filter.setAsyncSupported(true);
      filter.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), true, "/*");
    }
    for (Route route : ROUTES) {
      Class<? extends Servlet> type = route.servlet();
      ServletRegistration.Dynamic servlet = context.addServlet(type.getSimpleName(), type);
      servlet.setAsyncSupported(true);
      servlet.addMapping(route.path());
    }
  }
}
