package io.hotpath.benchmarks.log;

import io.hotpath.benchmarks.request.HandMadeRequest;
import jakarta.servlet.GenericServlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.function.IntConsumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A log statement that is written, one that is refused, and the question before it; in a request
 * that logs many times. {@link LogRatios} runs it with the agent and without.
 */
@State(Scope.Benchmark)
public class LogBenchmark {

  static final int WRITTEN = 1_000;

  /** So many that the request itself is nothing beside them. */
  static final int REFUSED = 1_000_000;

  @Param({"logback", "log4j", "jul"})
  public String library = "";

  private final GenericServlet emits = new Repeating(WRITTEN, n -> library().emits().accept(n));
  private final GenericServlet refused = new Repeating(REFUSED, n -> library().refused().accept(n));
  private final GenericServlet asks = new Repeating(REFUSED, n -> library().asks().accept(n));
  private LogLibrary known = LogLibrary.of("jul");
  private final HandMadeRequest http = new HandMadeRequest("/bench");

  private LogLibrary library() {
    return known;
  }

  @Setup
  public void configure() {
    known = LogLibrary.of(library);
  }

  @Benchmark
  @OperationsPerInvocation(WRITTEN)
  public void emitted() throws ServletException, IOException {
    emits.service(http.request(), http.response());
  }

  @Benchmark
  @OperationsPerInvocation(REFUSED)
  public void refused() throws ServletException, IOException {
    refused.service(http.request(), http.response());
  }

  @Benchmark
  @OperationsPerInvocation(REFUSED)
  public int asked() throws ServletException, IOException {
    asks.service(http.request(), http.response());
    return LogLibrary.Blind.taken();
  }

  /** The application, as the agent sees it. */
  private static final class Repeating extends GenericServlet {
    private final int times;
    private final transient IntConsumer work;

    Repeating(int times, IntConsumer work) {
      this.times = times;
      this.work = work;
    }

    @Override
    public void service(ServletRequest request, ServletResponse response) {
      for (int i = 0; i < times; i++) {
        work.accept(i);
      }
    }
  }
}
