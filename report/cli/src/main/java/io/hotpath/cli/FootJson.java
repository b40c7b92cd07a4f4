package io.hotpath.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hotpath.profile.Loss;
import io.hotpath.profile.Profile;
import io.hotpath.profile.Skipped;
import io.hotpath.text.OwnCost;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** The last fields of each report: what was measured, what is missing, what it cost. */
final class FootJson {

  private FootJson() {}

  static void write(Profile profile, long damaged, JsonGenerator json) throws IOException {
    json.writeNumberField("requests", profile.requests());
    json.writeNumberField("windows", profile.windows());
    if (profile.windows() > 0) {
      json.writeStringField("start", Instant.ofEpochMilli(profile.startMillis()).toString());
      json.writeStringField("end", Instant.ofEpochMilli(profile.endMillis()).toString());
    }
    JsonFields.writeStrings("instances", profile.instances(), json);
    json.writeNumberField("wovenClasses", profile.wovenClasses());
    json.writeNumberField("wovenMethods", profile.wovenMethods());
    json.writeObjectFieldStart("skipped");
    for (Map.Entry<String, Skipped> reason : profile.skipped().entrySet()) {
      json.writeObjectFieldStart(reason.getKey());
      json.writeNumberField("count", reason.getValue().count());
      JsonFields.writeStrings("names", reason.getValue().names(), json);
      json.writeEndObject();
    }
    json.writeEndObject();
    writeTrust(profile, damaged, json);
  }

  private static void writeTrust(Profile profile, long damaged, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart("losses");
    for (Map.Entry<Loss, Long> loss : profile.losses().entrySet()) {
      json.writeObjectFieldStart(loss.getKey().name());
      json.writeNumberField("count", loss.getValue());
      json.writeStringField("text", loss.getKey().text());
      json.writeEndObject();
    }
    json.writeEndObject();
    JsonFields.writeCounts("faults", profile.faults(), json);
    json.writeNumberField("damaged", damaged);
    OwnCost cost = OwnCost.of(profile);
    json.writeObjectFieldStart("ownCost");
    json.writeNumberField("probeNanos", cost.probeNanos());
    json.writeNumberField("threadNanos", cost.threadNanos());
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
