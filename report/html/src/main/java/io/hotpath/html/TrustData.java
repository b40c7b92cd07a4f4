package io.hotpath.html;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hotpath.profile.Loss;
import io.hotpath.profile.Profile;
import io.hotpath.profile.Skipped;
import io.hotpath.text.OwnCost;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** The field {@code measured}: what was measured, what is missing, and what measuring cost. */
final class TrustData {

  private static final int MAX_NAMES = 20;
  private static final int MAX_INSTANCES = 100;
  private static final int MAX_REASONS = 100;

  private TrustData() {}

  static void write(Profile profile, long damaged, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("measured");
    json.writeNumberField("windows", profile.windows());
    if (profile.windows() > 0) {
      json.writeStringField("start", Instant.ofEpochMilli(profile.startMillis()).toString());
      json.writeStringField("end", Instant.ofEpochMilli(profile.endMillis()).toString());
    }
    json.writeNumberField("instanceCount", profile.instances().size());
    Texts.writeSafe("instances", profile.instances().stream().limit(MAX_INSTANCES).toList(), json);
    json.writeNumberField("wovenClasses", profile.wovenClasses());
    json.writeNumberField("wovenMethods", profile.wovenMethods());
    writeSkipped(profile, json);
    json.writeArrayFieldStart("losses");
    for (Map.Entry<Loss, Long> loss : profile.losses().entrySet()) {
      writeCount(loss.getKey().text(), loss.getValue(), json);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("faults");
    for (Map.Entry<String, Long> fault : profile.faults().entrySet()) {
      writeCount(fault.getKey(), fault.getValue(), json);
    }
    json.writeEndArray();
    json.writeNumberField("damaged", damaged);
    writeCost(OwnCost.of(profile), json);
    json.writeEndObject();
  }

  private static void writeSkipped(Profile profile, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("skipped");
    int written = 0;
    for (Map.Entry<String, Skipped> reason : profile.skipped().entrySet()) {
      if (++written > MAX_REASONS) {
        break;
      }
      json.writeStartObject();
      json.writeStringField("reason", Texts.safe(reason.getKey()));
      json.writeNumberField("count", reason.getValue().count());
      Texts.writeSafe("names", reason.getValue().names().stream().limit(MAX_NAMES).toList(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeCount(String text, long count, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("text", Texts.safe(text));
    json.writeNumberField("count", count);
    json.writeEndObject();
  }

  private static void writeCost(OwnCost cost, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("ownCost");
    json.writeNumberField("probe", cost.probeNanos());
    json.writeNumberField("thread", cost.threadNanos());
    writeShare("shareOfWall", cost.shareOfWall(), json);
    writeShare("shareOfCpu", cost.shareOfCpu(), json);
    writeShare("shareOfSpan", cost.shareOfSpan(), json);
    json.writeEndObject();
  }

  private static void writeShare(String field, double share, JsonGenerator json)
      throws IOException {
    if (Double.isNaN(share)) {
      json.writeNullField(field);
    } else {
      json.writeNumberField(field, share);
    }
  }
}
