package org.plugcast.multicast.asrun;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.plugcast.multicast.record.Source;
import org.plugcast.ts.multiplex.Digest;

/** The fields of lines, between tabs. Texts have tab, line ends and backslash escaped. */
final class AsRunText {
  private static final String ITEM = "item";
  private static final String NOTE = "note";
  private static final int ITEM_FIELDS = 19;

  private AsRunText() {}

  static List<String> write(AsRunContent content) {
    return switch (content) {
      case AsRunContent.Note(String words) -> List.of(NOTE, escape(words));
      case AsRunContent.Item(AsRunItem item) -> write(item);
    };
  }

  static AsRunContent parse(List<String> fields) {
    if (fields.size() == 2 && fields.getFirst().equals(NOTE)) {
      return new AsRunContent.Note(unescape(fields.get(1)));
    }
    if (fields.size() == ITEM_FIELDS && fields.getFirst().equals(ITEM)) {
      return new AsRunContent.Item(item(fields));
    }
    throw new IllegalArgumentException("expected an item or a note");
  }

  private static List<String> write(AsRunItem item) {
    AirItem planned = item.planned();
    return List.of(
        ITEM,
        planned.source().label(),
        escape(planned.mediaId()),
        escape(planned.title()),
        planned.clip().map(Digest::hex).orElse("-"),
        Long.toString(planned.fromPacket()),
        Long.toString(planned.toPacket()),
        item.plannedStart().toString(),
        item.plannedEnd().toString(),
        Long.toString(item.fromPacket()),
        Long.toString(item.toPacket()),
        item.start().toString(),
        item.end().toString(),
        Long.toString(item.packets().identical()),
        Long.toString(item.packets().late()),
        Long.toString(item.packets().different()),
        Long.toString(item.packets().unverified()),
        Long.toString(item.packets().missing()),
        escape(String.join(" ", item.senders())));
  }

  private static AsRunItem item(List<String> fields) {
    String clip = fields.get(4);
    String senders = unescape(fields.get(18));
    return new AsRunItem(
        new AirItem(
            Source.ofLabel(fields.get(1)),
            unescape(fields.get(2)),
            unescape(fields.get(3)),
            clip.equals("-") ? Optional.empty() : Optional.of(new Digest(clip)),
            number(fields.get(5)),
            number(fields.get(6))),
        instant(fields.get(7)),
        instant(fields.get(8)),
        number(fields.get(9)),
        number(fields.get(10)),
        instant(fields.get(11)),
        instant(fields.get(12)),
        new Counts(
            number(fields.get(13)),
            number(fields.get(14)),
            number(fields.get(15)),
            number(fields.get(16)),
            number(fields.get(17))),
        senders.isEmpty() ? List.of() : List.of(senders.split(" ", -1)));
  }

  static long number(String word) {
    try {
      return Long.parseLong(word);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("\"" + word + "\" is no number", e);
    }
  }

  static Instant instant(String word) {
    try {
      return Instant.parse(word);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("\"" + word + "\" is no UTC time", e);
    }
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  private static String unescape(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 == text.length()) {
        plain.append(c);
      } else {
        i++;
        plain.append(unescaped(text.charAt(i)));
      }
    }
    return plain.toString();
  }

  private static char unescaped(char code) {
    return switch (code) {
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'r' -> '\r';
      default -> code;
    };
  }
}
