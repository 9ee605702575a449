package org.plugcast.provisioning.notice;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * Something that happened.
 *
 * @param at when
 * @param kind of what: {@code process}, {@code update}, {@code air} or {@code headend}
 * @param unit name; empty for the whole headend
 * @param channel number; 0 for all or none
 * @param text for people; one line
 */
public record Notice(Instant at, Kind kind, String unit, int channel, String text) {

  /** What a notice is about. */
  public enum Kind {
    HEADEND("headend"),
    PROCESS("process"),
    UPDATE("update"),
    AIR("air");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  /** One line of JSON. */
  public String toJson() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("at", at.toString()).put("kind", kind.word);
    if (!unit.isEmpty()) {
      node.put("unit", unit);
    }
    if (channel != 0) {
      node.put("channel", channel);
    }
    return node.put("text", text).toString();
  }

  /** One line for people. */
  public String words() {
    String where = unit + (channel == 0 ? "" : " channel " + channel);
    return where.isEmpty() || text.startsWith(where) ? text : where.strip() + ": " + text;
  }
}
