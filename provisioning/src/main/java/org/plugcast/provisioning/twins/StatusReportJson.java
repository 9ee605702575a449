package org.plugcast.provisioning.twins;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** Units and channels for programs: what each unit told, as it told it, and what is wrong. Pure. */
public final class StatusReportJson {
  private StatusReportJson() {}

  /** An object with {@code condition}, {@code alarms} and {@code units}. */
  public static String of(List<UnitAnswer> answers) {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.put("condition", Condition.of(answers).name().toLowerCase(Locale.ROOT));
    ArrayNode alarms = report.putArray("alarms");
    for (Alarm alarm : Alarm.all(Survey.told(answers))) {
      alarms
          .addObject()
          .put("unit", alarm.unit())
          .put("channel", alarm.channel())
          .put("text", alarm.text());
    }
    ArrayNode units = report.putArray("units");
    answers.forEach(answer -> unit(answer, units.addObject()));
    return report.toPrettyString();
  }

  private static void unit(UnitAnswer answer, ObjectNode node) {
    node.put("url", answer.unit().toString());
    switch (answer) {
      case UnitAnswer.Told told -> node.put("answers", true).set("twin", told.json());
      case UnitAnswer.Silent silent -> node.put("answers", false).put("reason", silent.reason());
    }
  }
}
