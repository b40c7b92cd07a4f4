package io.hotpath.html;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The page's code and style, as they are inlined. The modules in the resources are plain JavaScript
 * modules that import from each other by relative names; a page opened from disk may not load
 * modules, so they are put one after the other into one, in the order of their imports, without the
 * words {@code import} and {@code export}. A test checks that their names are different.
 */
final class PageScript {

  /** In the order of their imports. */
  static final List<String> REPORT =
      List.of(
          "dom",
          "format",
          "tree",
          "names",
          "data",
          "table",
          "screen",
          "charts",
          "looks",
          "flame",
          "methods",
          "shapes",
          "views",
          "live",
          "statements",
          "overview",
          "routes",
          "route",
          "queries",
          "measured",
          "main");

  static final List<String> DIFF =
      List.of(
          "dom",
          "format",
          "tree",
          "names",
          "table",
          "screen",
          "flame",
          "diffdata",
          "difflook",
          "difftables",
          "diffviews",
          "views",
          "diffmain");

  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import \\{[^}]*} from \"\\./\\w+\\.js\";\n");
  private static final Pattern EXPORT =
      Pattern.compile("(?m)^export (?=async function|function|const|let|class)");

  private PageScript() {}

  /** The chart library and then our own code, for one module script. */
  static String report() throws IOException {
    return "/*! uPlot\n"
        + resource("uplot/LICENSE")
        + "*/\n"
        + resource("uplot/uPlot.iife.min.js")
        + joined(REPORT);
  }

  static String diff() throws IOException {
    return joined(DIFF);
  }

  private static String joined(List<String> modules) throws IOException {
    StringBuilder script = new StringBuilder();
    for (String module : modules) {
      script.append("\n// ").append(module).append('\n').append(module(module));
    }
    return script.toString();
  }

  /** A module without what binds it to others. */
  static String module(String name) throws IOException {
    String source = IMPORT.matcher(resource("page/" + name + ".js")).replaceAll("");
    return EXPORT.matcher(source).replaceAll("");
  }

  static String style() throws IOException {
    return resource("uplot/uPlot.min.css") + "\n" + resource("page/page.css");
  }

  static String diffStyle() throws IOException {
    return resource("page/page.css");
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = PageScript.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the jar of Hotpath lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
  }
}
