package io.hotpath.export;

import io.hotpath.profile.CallNode;
import io.hotpath.profile.Method;
import io.hotpath.profile.Profile;
import io.hotpath.profile.RouteProfile;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/**
 * A profile as pprof's {@code profile.proto} has it, gzipped: for each position its calls and its
 * own wall time, labelled with the route, which is the outermost function as well. Field numbers
 * are those of that file.
 */
final class Pprof {

  private final ProtoWriter out = new ProtoWriter();
  private final Map<String, Integer> texts = new LinkedHashMap<>();
  private final Map<Method, Integer> functions = new LinkedHashMap<>();

  private Pprof() {
    text("");
  }

  static void write(Profile profile, List<RouteProfile> routes, OutputStream out)
      throws IOException {
    Pprof pprof = new Pprof();
    pprof
        .out
        .message(1, pprof.type("calls", "count"))
        .message(1, pprof.type("wall", "nanoseconds"));
    for (RouteProfile route : routes) {
      pprof.addRoute(route);
    }
    pprof.addFunctions();
    if (profile.windows() > 0) {
      long millis = profile.endMillis() - profile.startMillis();
      pprof.out.number(9, TimeUnit.MILLISECONDS.toNanos(profile.startMillis()));
      pprof.out.number(10, TimeUnit.MILLISECONDS.toNanos(millis));
    }
    pprof.out.number(14, pprof.text("wall"));
    pprof.texts.keySet().forEach(text -> pprof.out.text(6, text));
    GZIPOutputStream gzip = new GZIPOutputStream(out);
    gzip.write(pprof.out.toByteArray());
    gzip.finish();
  }

  private ProtoWriter type(String type, String unit) {
    return new ProtoWriter().number(1, text(type)).number(2, text(unit));
  }

  private void addRoute(RouteProfile route) throws IOException {
    Method root = new Method("", route.route(), "", 0);
    Stacks.walk(
        Stacks.tree(route),
        (path, node) -> {
          if (node.calls() > 0 || node.selfNanos() > 0) {
            addSample(root, path, node);
          }
        });
  }

  private void addSample(Method root, List<Method> path, CallNode node) {
    long[] locations = new long[path.size()];
    for (int i = 0; i < locations.length; i++) {
      // The leaf comes first.
      locations[locations.length - 1 - i] = location(i == 0 ? root : path.get(i));
    }
    ProtoWriter label = new ProtoWriter().number(1, text("route")).number(2, text(root.name()));
    out.message(
        2,
        new ProtoWriter()
            .packed(1, locations)
            .packed(2, node.calls(), node.selfNanos())
            .message(3, label));
  }

  /** A location is a function's first line, so both have the same number, from 1 on. */
  private int location(Method method) {
    return functions.computeIfAbsent(method, m -> functions.size() + 1);
  }

  private void addFunctions() {
    functions.forEach(
        (method, number) -> {
          ProtoWriter line = new ProtoWriter().number(1, number).number(2, method.line());
          out.message(4, new ProtoWriter().number(1, number).message(4, line));
          int name = text(method.qualifiedName());
          out.message(
              5,
              new ProtoWriter()
                  .number(1, number)
                  .number(2, name)
                  .number(3, name)
                  .number(4, text(method.file()))
                  .number(5, method.line()));
        });
  }

  /** The number of a string; that of the empty one is 0. */
  private int text(String text) {
    return texts.computeIfAbsent(text, t -> texts.size());
  }
}
