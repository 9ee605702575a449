package org.plugcast.multicast.record;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.plugcast.ts.multiplex.Digest;

/**
 * Manifests as text: {@code key value} lines behind a first line that names the form. A segment
 * that has begun has the lines of its start only.
 */
final class ManifestText {
  private static final String HEAD = "plugcast-recording 1";

  private ManifestText() {}

  static String write(SegmentStart start) {
    StringBuilder text = new StringBuilder(HEAD).append('\n');
    line(text, "channel", start.stream().channel());
    line(text, "origin", start.stream().origin().label());
    line(text, "group", start.group());
    line(text, "purpose", start.purpose().toText());
    start
        .air()
        .ifPresent(
            air ->
                line(
                    text,
                    "air",
                    air.epochNs() + " " + air.bitsPerSecond() + " " + air.originTicks()));
    start.firstPacket().ifPresent(first -> line(text, "first-packet", first));
    line(text, "first-utc", Manifest.utc(start.firstNs()));
    line(text, "access", label(start.access()));
    return text.toString();
  }

  static String write(Manifest manifest) {
    StringBuilder text = new StringBuilder(write(manifest.start()));
    manifest.lastPacket().ifPresent(last -> line(text, "last-packet", last));
    line(text, "last-utc", Manifest.utc(manifest.lastNs()));
    line(text, "bytes", manifest.bytes());
    line(text, "sha256", manifest.sha256());
    line(text, "datagrams", manifest.tally().toText());
    line(text, "senders", String.join(" ", manifest.senders()));
    line(text, "made", label(manifest.made()));
    return text.toString();
  }

  /** Reads the start; throws {@link IllegalArgumentException} naming what is wrong. */
  static SegmentStart parseStart(String text) {
    return start(lines(text));
  }

  /** Reads a whole manifest; throws {@link IllegalArgumentException} naming what is wrong. */
  static Manifest parse(String text) {
    Map<String, String> lines = lines(text);
    String senders = value(lines, "senders");
    Manifest manifest =
        new Manifest(
            start(lines),
            constant(Manifest.Made.class, value(lines, "made")),
            Manifest.ns(Manifest.instant(value(lines, "last-utc"))),
            Manifest.number(value(lines, "bytes")),
            new Digest(value(lines, "sha256")),
            Tally.parse(value(lines, "datagrams")),
            senders.isEmpty() ? List.of() : List.of(senders.split(" ", -1)));
    OptionalLong last = number(lines, "last-packet");
    if (!last.equals(manifest.lastPacket())) {
      throw new IllegalArgumentException(
          "manifest: last-packet does not agree with first-packet and bytes");
    }
    return manifest;
  }

  private static SegmentStart start(Map<String, String> lines) {
    return new SegmentStart(
        new StreamId(
            (int) Manifest.number(value(lines, "channel")),
            constant(StreamId.Origin.class, value(lines, "origin"))),
        value(lines, "group"),
        Purpose.parse(value(lines, "purpose")),
        Optional.ofNullable(lines.get("air")).map(ManifestText::air),
        number(lines, "first-packet"),
        Manifest.ns(Manifest.instant(value(lines, "first-utc"))),
        constant(SegmentStart.Access.class, value(lines, "access")));
  }

  private static AirLine air(String value) {
    String[] words = value.split(" ", -1);
    if (words.length != 3) {
      throw new IllegalArgumentException("air \"" + value + "\": expected three numbers");
    }
    return new AirLine(
        Manifest.number(words[0]), Manifest.number(words[1]), Manifest.number(words[2]));
  }

  private static Map<String, String> lines(String text) {
    if (!text.startsWith(HEAD + "\n") || !text.endsWith("\n")) {
      throw new IllegalArgumentException("manifest: expected whole lines after \"" + HEAD + "\"");
    }
    Map<String, String> lines = new HashMap<>();
    text.lines()
        .skip(1)
        .forEach(
            line -> {
              int blank = line.indexOf(' ');
              if (blank < 1
                  || lines.put(line.substring(0, blank), line.substring(blank + 1)) != null) {
                throw new IllegalArgumentException("manifest: unexpected line \"" + line + "\"");
              }
            });
    return lines;
  }

  private static String value(Map<String, String> lines, String key) {
    String value = lines.get(key);
    if (value == null) {
      throw new IllegalArgumentException("manifest: expected a line " + key);
    }
    return value;
  }

  private static OptionalLong number(Map<String, String> lines, String key) {
    String value = lines.get(key);
    return value == null ? OptionalLong.empty() : OptionalLong.of(Manifest.number(value));
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String label) {
    try {
      return Enum.valueOf(type, label.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("manifest: unknown word \"" + label + "\"", e);
    }
  }

  private static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static void line(StringBuilder text, String key, Object value) {
    text.append(key).append(' ').append(value).append('\n');
  }
}
