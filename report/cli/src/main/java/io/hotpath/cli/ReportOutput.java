package io.hotpath.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Where a verb writes its report, as UTF-8. */
record ReportOutput(OutputStream out, Messages messages) {

  private static final int STANDARD_LIMIT = 40;

  /** Forms of the report. */
  enum Format {
    TEXT,
    JSON
  }

  /** Writes a report to what it is given. */
  interface Content<T> {
    void writeTo(T out) throws IOException;
  }

  /** Rows of each table: as given, or as many as the format has. */
  static int rows(@Nullable Integer limit, boolean text, @Nullable CommandSpec spec) {
    int standard = text ? STANDARD_LIMIT : Integer.MAX_VALUE;
    int rows = limit != null ? limit : standard;
    if (rows < 1 && spec != null) {
      throw new ParameterException(
          spec.commandLine(), "--limit is " + rows + ", allowed is 1 or more");
    }
    return rows;
  }

  /** False when the report could not be written, other than to a reader who has gone. */
  boolean writeText(Content<Appendable> report) {
    return write(text(report));
  }

  /** Text as bytes. */
  static Content<OutputStream> text(Content<Appendable> report) {
    return bytes -> {
      Writer text =
          new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), 1 << 16);
      report.writeTo(text);
      text.flush();
    };
  }

  /** Likewise, for what makes its bytes itself. */
  boolean write(Content<OutputStream> report) {
    try {
      report.writeTo(out);
      out.flush();
      return true;
    } catch (IOException e) {
      if ("Broken pipe".equals(e.getMessage())) {
        return true;
      }
      messages.add("the report could not be written: " + e.getMessage());
      return false;
    }
  }
}
