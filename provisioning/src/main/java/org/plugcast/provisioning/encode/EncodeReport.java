package org.plugcast.provisioning.encode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.plugcast.provisioning.encode.EncodeResult.Failed;
import org.plugcast.provisioning.encode.EncodeResult.Made;
import org.plugcast.renderer.encode.Levelled;

/** Results for people and for programs. Pure. */
public final class EncodeReport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private EncodeReport() {}

  /** Some lines for each file. */
  public static String text(List<EncodeResult> results) {
    StringBuilder text = new StringBuilder();
    results.forEach(result -> text.append(text(result)));
    long failed = results.stream().filter(Failed.class::isInstance).count();
    text.append(
        String.format(Locale.ROOT, "%d made, %d failed%n", results.size() - failed, failed));
    return text.toString();
  }

  private static String text(EncodeResult result) {
    return switch (result) {
      case Failed(var source, var reason) -> "%s: failed: %s%n".formatted(source, reason);
      case Made made -> text(made);
    };
  }

  private static String text(Made made) {
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%s: %.1f s in %.1f s, %.1f x real time, %s%n",
                made.source(),
                made.seconds(),
                made.elapsed(),
                made.speed(),
                made.target()));
    made.levelled().ifPresent(levelled -> text.append(text(levelled)));
    made.adjustments()
        .forEach(adjustment -> text.append("  adjusted: ").append(adjustment).append('\n'));
    made.findings().forEach(finding -> text.append("  found: ").append(finding).append('\n'));
    return text.toString();
  }

  private static String text(Levelled levelled) {
    return String.format(
        Locale.ROOT,
        "  loudness %.1f -> %.1f LKFS (%+.1f dB), true peak %.1f -> %.1f dBTP%s%n",
        levelled.before().lkfs(),
        levelled.after().lkfs(),
        levelled.gainDb(),
        levelled.before().truePeakDb(),
        levelled.after().truePeakDb(),
        levelled.peaks() == Levelled.Peaks.LIMITED ? ", limited" : "");
  }

  /** An array with an object for each file. */
  public static String json(List<EncodeResult> results) {
    ArrayNode array = JSON.createArrayNode();
    results.forEach(result -> array.add(json(result)));
    return array.toPrettyString();
  }

  private static JsonNode json(EncodeResult result) {
    ObjectNode json = JSON.createObjectNode().put("source", result.source().toString());
    switch (result) {
      case Failed failed -> json.put("failed", failed.reason());
      case Made made -> {
        json.put("target", made.target().toString())
            .put("bytes", made.bytes())
            .put("seconds", rounded(made.seconds()))
            .put("elapsed", rounded(made.elapsed()))
            .put("speed", rounded(made.speed()));
        made.levelled().ifPresent(levelled -> json.set("loudness", json(levelled)));
        made.adjustments().forEach(json.putArray("adjustments")::add);
        made.findings().forEach(json.putArray("findings")::add);
      }
    }
    return json;
  }

  private static ObjectNode json(Levelled levelled) {
    ObjectNode json =
        JSON.createObjectNode()
            .put("before", rounded(levelled.before().lkfs()))
            .put("after", rounded(levelled.after().lkfs()))
            .put("gain", rounded(levelled.gainDb()))
            .put("limited", levelled.peaks() == Levelled.Peaks.LIMITED);
    if (Double.isFinite(levelled.before().truePeakDb())) {
      json.put("truePeakBefore", rounded(levelled.before().truePeakDb()))
          .put("truePeakAfter", rounded(levelled.after().truePeakDb()));
    }
    return json;
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
