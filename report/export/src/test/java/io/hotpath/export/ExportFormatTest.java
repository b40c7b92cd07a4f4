package io.hotpath.export;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.hotpath.profile.Profile;
import io.hotpath.profile.RouteProfile;
import io.hotpath.text.MethodTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmc.common.item.Attribute;
import org.openjdk.jmc.common.item.IAttribute;
import org.openjdk.jmc.common.item.IItem;
import org.openjdk.jmc.common.item.IItemIterable;
import org.openjdk.jmc.common.item.IMemberAccessor;
import org.openjdk.jmc.common.item.ItemFilters;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;

/** Each format is read by code of other people, and holds what the profile holds. */
class ExportFormatTest {

  private final Profile shop = Shop.profile();

  private byte[] export(ExportFormat format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.write(shop, route -> true, out);
    return out.toByteArray();
  }

  private String text(ExportFormat format) throws IOException {
    return new String(export(format), StandardCharsets.UTF_8);
  }

  private long wallNanos() {
    return shop.routes().values().stream().mapToLong(RouteProfile::wallNanos).sum();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JFR")
  void write_twice_isTheSame(ExportFormat format) throws IOException {
    assertThat(export(format)).isEqualTo(export(format)).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(ExportFormat.class)
  void write_noRoute_isStillAFile(ExportFormat format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    format.write(new Profile(), route -> true, out);

    assertThat(out.size()).isGreaterThanOrEqualTo(format == ExportFormat.COLLAPSED ? 0 : 1);
  }

  @Test
  void collapsed_lines_addUpToTheRequests() throws IOException {
    String[] lines = text(ExportFormat.COLLAPSED).split("\n", -1);
    long sum = 0;
    for (String line : List.of(lines).subList(0, lines.length - 1)) {
      assertThat(line).matches("GET /[^;]*(;[^;]+)* [1-9]\\d*");
      sum += Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
    }

    assertThat(sum).isEqualTo(wallNanos());
    assertThat(lines[lines.length - 1]).isEmpty();
  }

  @Test
  void speedscope_file_fitsItsSchema() throws IOException {
    String json = text(ExportFormat.SPEEDSCOPE);
    String schema;
    try (InputStream in =
        requireNonNull(ExportFormatTest.class.getResourceAsStream("speedscope-schema.json"))) {
      schema = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(schema)
                .validate(json, InputFormat.JSON))
        .isEmpty();
    assertThat(json).contains("\"name\":\"GET /cart\"", "\"endValue\":");
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(schema)
                .validate(json.replace("\"nanoseconds\"", "\"moons\""), InputFormat.JSON))
        .isNotEmpty();
  }

  @Test
  void pprof_message_holdsCallsAndTimes() throws IOException {
    UnknownFieldSet message =
        UnknownFieldSet.parseFrom(
            new GZIPInputStream(new ByteArrayInputStream(export(ExportFormat.PPROF))));
    List<String> texts =
        message.getField(6).getLengthDelimitedList().stream()
            .map(ByteString::toStringUtf8)
            .toList();
    long calls = 0;
    long nanos = 0;
    for (ByteString bytes : message.getField(2).getLengthDelimitedList()) {
      UnknownFieldSet sample = UnknownFieldSet.parseFrom(bytes);
      List<Long> values = packed(sample, 2);
      calls += values.get(0);
      nanos += values.get(1);
      assertThat(packed(sample, 1))
          .allMatch(id -> id >= 1 && id <= message.getField(4).getLengthDelimitedList().size());
    }

    assertThat(texts.get(0)).isEmpty();
    assertThat(texts).doesNotHaveDuplicates().contains("GET /cart", "com.acme.C1.m;1", "wall");
    assertThat(nanos).isEqualTo(wallNanos());
    long expected = shop.requests();
    for (RouteProfile route : shop.routes().values()) {
      expected += MethodTable.of(route.tree()).calls();
    }
    assertThat(calls).isEqualTo(expected);
    assertThat(message.getField(5).getLengthDelimitedList())
        .hasSameSizeAs(message.getField(4).getLengthDelimitedList());
    assertThat(message.getField(9).getVarintList()).containsExactly(1_795_000_000_000_000_000L);
  }

  private static List<Long> packed(UnknownFieldSet message, int field) throws IOException {
    List<Long> values = new ArrayList<>();
    for (ByteString bytes : message.getField(field).getLengthDelimitedList()) {
      var in = bytes.newCodedInput();
      while (!in.isAtEnd()) {
        values.add(in.readUInt64());
      }
    }
    return values;
  }

  @Test
  void pprof_tool_readsIt(@TempDir Path folder) throws Exception {
    Path file = Files.write(folder.resolve("shop.pb.gz"), export(ExportFormat.PPROF));

    String top = tool("go", "tool", "pprof", "-top", file.toString());

    assertThat(top).contains("Type: wall", "GET /cart", "com.acme.C1.m;1");
  }

  @Test
  void jfr_reader_findsRoutesRequestsAndCommands(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("shop.jfr");
    try (OutputStream out = Files.newOutputStream(file)) {
      ExportFormat.JFR.write(shop, route -> true, out);
    }

    List<RecordedEvent> events = RecordingFile.readAllEvents(file);
    for (RouteProfile route : shop.routes().values()) {
      RecordedEvent found =
          events.stream()
              .filter(event -> event.getEventType().getName().equals("hotpath.Route"))
              .filter(event -> event.getString("route").equals(route.route()))
              .findFirst()
              .orElseThrow();
      assertThat(found.getLong("requests")).isEqualTo(route.requests());
      assertThat(found.getDuration("total").toNanos()).isEqualTo(route.wallNanos());
      assertThat(found.getDuration("p95").toNanos()).isEqualTo(route.percentileNanos(95));
    }
    assertThat(events.stream().map(event -> event.getEventType().getName()).distinct())
        .contains("hotpath.MongoCommand");
  }

  @Test
  void jfr_missionControl_findsTheRequestsOfEachRoute(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("shop.jfr");
    try (OutputStream out = Files.newOutputStream(file)) {
      ExportFormat.JFR.write(shop, route -> true, out);
    }
    IAttribute<String> name = Attribute.attr("route", "route", UnitLookup.PLAIN_TEXT);
    IAttribute<Number> requests = Attribute.attr("requests", "requests", UnitLookup.RAW_NUMBER);

    Map<String, Long> found = new TreeMap<>();
    for (IItemIterable items :
        JfrLoaderToolkit.loadEvents(file.toFile()).apply(ItemFilters.type("hotpath.Route"))) {
      IMemberAccessor<String, IItem> names = name.getAccessor(items.getType());
      IMemberAccessor<Number, IItem> counts = requests.getAccessor(items.getType());
      for (IItem item : items) {
        found.put(names.getMember(item), counts.getMember(item).longValue());
      }
    }

    Map<String, Long> expected = new TreeMap<>();
    shop.routes().forEach((route, profile) -> expected.put(route, profile.requests()));
    assertThat(found).isEqualTo(expected).isNotEmpty();
  }

  @Test
  void hlog_readers_findTheLatencies() throws IOException {
    HistogramLogReader log =
        new HistogramLogReader(new ByteArrayInputStream(export(ExportFormat.HLOG)));
    Map<String, Histogram> read = new TreeMap<>();
    for (EncodableHistogram one = log.nextIntervalHistogram();
        one != null;
        one = log.nextIntervalHistogram()) {
      read.put(requireNonNull(one.getTag()), (Histogram) one);
    }

    assertThat(read).hasSameSizeAs(shop.routes().values()).containsKey("GET_/cart");
    Histogram cart = requireNonNull(read.get("GET_/cart"));
    Histogram ours = shop.route("GET /cart").latencyMicros();
    assertThat(cart.getTotalCount()).isEqualTo(50);
    assertThat(cart.getValueAtPercentile(95)).isEqualTo(ours.getValueAtPercentile(95));
  }

  private static final Pattern SAMPLE =
      Pattern.compile(
          "[a-z_]+(\\{\\w+=\"([^\"\\\\\\n]|\\\\[\\\\\"n])*\"(,\\w+=\"([^\"\\\\\\n]|\\\\[\\\\\"n])*\")*})?"
              + " [0-9.E+-]+");

  @Test
  void prometheus_lines_followTheFormat() throws IOException {
    String text = text(ExportFormat.PROMETHEUS);

    assertThat(text.lines())
        .allMatch(
            line ->
                line.matches("# HELP [a-z_]+ .+\\.")
                    || line.matches("# TYPE [a-z_]+ (counter|histogram)")
                    || SAMPLE.matcher(line).matches());
    assertThat(text)
        .contains(
            "hotpath_request_seconds_count{route=\"GET /cart\"} 50\n",
            "hotpath_request_seconds_bucket{route=\"GET /cart\",le=\"+Inf\"} 50\n",
            "hotpath_request_errors_total{route=\"GET /cart\"} 1\n")
        .endsWith("\n");
    String sum = "hotpath_request_seconds_sum{route=\"GET /cart\"} ";
    String line = text.lines().filter(one -> one.startsWith(sum)).findFirst().orElseThrow();
    assertThat(Double.parseDouble(line.substring(sum.length())))
        .isCloseTo(shop.route("GET /cart").wallNanos() / 1e9, within(1e-9));
  }

  @Test
  void prometheus_buckets_riseToTheCount() throws IOException {
    double[] last = {0};

    text(ExportFormat.PROMETHEUS)
        .lines()
        .filter(line -> line.startsWith("hotpath_request_seconds_bucket{route=\"GET /cart\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .forEach(
            value -> {
              assertThat(value).isGreaterThanOrEqualTo(last[0]);
              last[0] = value;
            });

    assertThat(last[0]).isEqualTo(50);
  }

  @Test
  void prometheus_tool_findsNothingWrong(@TempDir Path folder) throws Exception {
    Path file = Files.write(folder.resolve("shop.prom"), export(ExportFormat.PROMETHEUS));

    assertThat(tool("sh", "-c", "command -v promtool && promtool check metrics < " + file))
        .doesNotContain("error", "no help text");
  }

  /** What a tool says that is not on each machine; without it the test is skipped. */
  private static String tool(String... command) throws Exception {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      Assumptions.abort("skipped without " + command[0]);
      return "";
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    Assumptions.assumeTrue(
        process.exitValue() == 0 || said.contains("rror"), "skipped without the tool");
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }
}
