package io.hotpath.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What must be recorded for each path of the contract application, on every container. */
final class Contract {

  /** The application's two filters; the first calls {@code leaf} before and after the chain. */
  private static final String CHAIN = "ChainFilter.doFilter PassFilter.doFilter Work.leaf*2";

  private static final String PLAIN =
      "PlainServlet.doGet Parameters.number Work.branch Work.leaf*3 Answer.text";

  private static final String OOPS = "OopsServlet.doGet Work.leaf*3 Answer.text";

  private static final String WORKER = "Workers.after Workers.lambda$after$0 Workers.run";

  /** Method and path; class of the exception that left the application; its methods. */
  private static final String[][] ROWS = {
    {"GET /plain", "", "chain plain"},
    {"GET /plain?n=7", "", "chain PlainServlet.doGet Parameters.number Work.branch leaf*7 text"},
    {
      "GET /recurse?depth=4",
      "",
      "chain RecurseServlet.doGet Parameters.number Work.recurse*5 leaf text"
    },
    {
      "GET /items",
      "",
      "chain ItemsServlet.doGet Parameters.number Item.<init>*3 Item.total*3 leaf*9 text"
    },
    {"GET /rescue", "", "chain RescueServlet.doGet Work.rescue throw leaf text"},
    {"GET /overflow", "", "chain OverflowServlet.doGet Work.overflow leaf text"},
    {"GET /plain", "", "chain plain"},
    {"GET /forward", "", "chain*2 ForwardServlet.doGet plain"},
    {"GET /include", "", "chain*3 IncludeServlet.doGet plain*2"},
    {"GET /error-status", "", "chain ErrorStatusServlet.doGet leaf"},
    {"GET /error-page", "", "chain*2 ErrorPageServlet.doGet leaf oops"},
    {"GET /oops", "", "chain oops"},
    {"GET /throw", "jakarta.servlet.ServletException", "chain*2 ThrowServlet.doGet throw oops"},
    {"GET /plain", "", "chain plain"},
    {
      "GET /throw-unmapped",
      "java.lang.IllegalStateException",
      "chain ThrowUnmappedServlet.doGet leaf"
    },
    {"GET /missing/page", "", "chain"},
    {"GET /plain", "", "chain plain"},
    {
      "GET /async-complete",
      "",
      "chain AsyncCompleteServlet.doGet Workers.later worker AsyncCompleteServlet.lambda$doGet$0 AsyncCompleteServlet.complete leaf text"
    },
    {
      "GET /async-complete-early",
      "",
      "chain AsyncCompleteEarlyServlet.doGet Workers.now worker AsyncCompleteEarlyServlet.lambda$doGet$0 AsyncCompleteEarlyServlet.complete leaf text"
    },
    {
      "GET /async-start",
      "",
      "chain AsyncStartServlet.doGet AsyncStartServlet.lambda$doGet$0 AsyncStartServlet.complete leaf text"
    },
    {
      "GET /async-dispatch",
      "",
      "chain*2 AsyncDispatchServlet.doGet Workers.later worker AsyncDispatchServlet.lambda$doGet$0 AsyncDispatchServlet.dispatch leaf plain"
    },
    {
      "GET /async-redispatch",
      "",
      "chain*3 AsyncRedispatchServlet.doGet*3 AsyncRedispatchServlet.nextRun*3 leaf*3 Workers.later worker text"
    },
    {"GET /async-timeout", "", "chain AsyncTimeoutServlet.doGet TimeoutListener.<init>"},
    {"GET /async-timeout-unhandled", "", "chain AsyncTimeoutUnhandledServlet.doGet leaf"},
    {
      "GET /async-error",
      "java.lang.IllegalStateException",
      "chain*2 AsyncErrorServlet.doGet ErrorListener.<init> Workers.later worker AsyncErrorServlet.lambda$doGet$0 ThrowUnmappedServlet.doGet leaf"
    },
    {
      "GET /async-throw",
      "java.lang.IllegalStateException",
      "chain AsyncThrowServlet.doGet ErrorListener.<init> leaf"
    },
    {
      "GET /async-slow?ms=50",
      "",
      "chain AsyncSlowServlet.doGet Parameters.number worker AsyncSlowServlet.lambda$doGet$0 AsyncSlowServlet.complete leaf text"
    },
    {"GET /stream", "", "chain StreamServlet.doGet leaf*3"},
    {"GET /html", "", "chain HtmlServlet.doGet Page.html leaf Answer.bytes"},
    {"GET /html-latin1", "", "chain HtmlLatin1Servlet.doGet Page.html leaf"},
    {"GET /html-gzip", "", "chain HtmlGzipServlet.doGet Page.html leaf Answer.bytes"},
    {"GET /json", "", "chain JsonServlet.doGet leaf"},
    {"GET /bytes?n=200000", "", "chain BytesServlet.doGet Parameters.number leaf"},
    {"GET /head", "", "chain HeadServlet.doGet leaf Answer.bytes"},
    {"HEAD /head", "", "chain HeadServlet.doGet leaf Answer.bytes"},
    {"POST /post", "", "chain PostServlet.doPost leaf text"},
    {"GET /secret?token=hunter2", "", "chain SecretServlet.doGet leaf text"},
    {"GET /slow?ms=20", "", "chain SlowServlet.doGet Parameters.number leaf text"},
    {"GET /session", "", "chain SessionServlet.doGet leaf text"},
    {"GET /plain", "", "chain plain"},
  };

  private static final Map<String, String> WORDS =
      Map.of(
          "chain", CHAIN,
          "plain", PLAIN,
          "oops", OOPS,
          "worker", WORKER,
          "leaf", "Work.leaf",
          "text", "Answer.text",
          "throw", "Work.outer Work.middle Work.inner Work.leaf WorkException.<init>");

  private Contract() {}

  /**
   * A request and what must be recorded of it.
   *
   * @param failure class of the exception that leaves the application, empty for none
   * @param calls of the application's methods, but for those the stack's size decides
   */
  record Step(String method, String path, String failure, Map<String, Long> calls) {

    /** The name of the route, were the answer found. */
    String route() {
      return method + " " + path.replaceAll("\\?.*", "");
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /**
   * All paths, in an order that leaves a trap before a plain request. Without {@code /async-throw}
   * on Undertow, which itself drops one of 170 of those answers (2.3.20, measured without an
   * agent): a listener that completes races with its own end of the request.
   */
  static List<Step> steps(Container container) {
    List<Step> steps = new ArrayList<>();
    for (String[] row : ROWS) {
      String[] request = row[0].split(" ", 2);
      Map<String, Long> calls = new TreeMap<>();
      add(row[2], 1, calls);
      if (row[0].equals("GET /async-throw") && container.isUndertow()) {
        continue;
      }
      steps.add(new Step(request[0], request[1], row[1], calls));
    }
    return steps;
  }

  private static void add(String words, long times, Map<String, Long> calls) {
    for (String word : words.split(" ", -1)) {
      String[] parts = word.split("\\*", 2);
      long count = parts.length == 1 ? times : times * Long.parseLong(parts[1]);
      String known = WORDS.get(parts[0]);
      if (known == null || known.equals(word)) {
        calls.merge(parts[0], count, Long::sum);
      } else {
        add(known, count, calls);
      }
    }
  }
}
