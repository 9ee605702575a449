package org.plugcast.ts.multiplex;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The canonical text of a timeline: one line a fact, UTF-8, line feeds, nothing optional but the
 * captions of a service that announces some.
 *
 * <pre>
 * plugcast-timeline 1
 * service 1 1 4096 256 257 496 Jazz[TAB]Plugcast[TAB]captions=eng
 * format 3750000 h264 1280x720p 30000/1001 1 ...
 * epoch 2026-01-01T00:00:00Z
 * origin 0
 * revision 3
 * valid-from 5994
 * first-frame 0
 * once DIGEST FRAMES[TAB]key=value[TAB]key=value
 * loop DIGEST FRAMES[TAB]key=value
 * </pre>
 *
 * Values escape backslash, tab, line feed and carriage return as {@code \\ \t \n \r}.
 */
public final class TimelineText {
  private static final String HEAD = "plugcast-timeline 1";
  private static final int HEADER_LINES = 8;
  private static final String CAPTIONS = "\tcaptions=";

  private TimelineText() {}

  public static String write(Timeline timeline) {
    Service service = timeline.service();
    Pids pids = service.pids();
    StringBuilder text = new StringBuilder(HEAD).append('\n');
    line(
        text,
        "service",
        String.join(
                " ",
                List.of(
                    Integer.toString(service.transportStreamId()),
                    Integer.toString(service.programNumber()),
                    Integer.toString(pids.pmt()),
                    Integer.toString(pids.video()),
                    Integer.toString(pids.audio()),
                    Integer.toString(pids.metadata()),
                    escape(service.name())))
            + "\t"
            + escape(service.provider())
            + service.captions().map(language -> CAPTIONS + language).orElse(""));
    line(text, "format", timeline.format().toText());
    line(text, "epoch", timeline.epoch().toString());
    line(text, "origin", Long.toString(timeline.originTicks()));
    line(text, "revision", Long.toString(timeline.revision()));
    line(text, "valid-from", Long.toString(timeline.validFrom()));
    line(text, "first-frame", Long.toString(timeline.firstFrame()));
    timeline.leadIn().forEach(entry -> line(text, "once", entryText(entry)));
    timeline.loop().forEach(entry -> line(text, "loop", entryText(entry)));
    return text.toString();
  }

  /** Reads {@link #write}; throws {@link IllegalArgumentException} naming line and expectation. */
  public static Timeline parse(String text) {
    List<String> lines = List.of(text.split("\n", -1));
    if (!lines.getFirst().equals(HEAD)) {
      throw new IllegalArgumentException("timeline line 1: expected \"" + HEAD + "\"");
    }
    if (lines.size() < HEADER_LINES + 2 || !lines.getLast().isEmpty()) {
      throw new IllegalArgumentException(
          "timeline of " + lines.size() + " lines: cut short or without a last line feed");
    }
    List<Entry> leadIn = new ArrayList<>();
    List<Entry> loop = new ArrayList<>();
    for (int i = HEADER_LINES; i < lines.size() - 1; i++) {
      String line = lines.get(i);
      if (line.startsWith("loop ")) {
        loop.add(entry(i, value(lines, i, "loop")));
      } else if (loop.isEmpty()) {
        leadIn.add(entry(i, value(lines, i, "once")));
      } else {
        throw wrong(i, "expected loop");
      }
    }
    return new Timeline(
        service(value(lines, 1, "service")),
        ChannelFormat.parse(value(lines, 2, "format")),
        instant(value(lines, 3, "epoch")),
        number(4, value(lines, 4, "origin")),
        number(5, value(lines, 5, "revision")),
        number(6, value(lines, 6, "valid-from")),
        number(7, value(lines, 7, "first-frame")),
        leadIn,
        loop);
  }

  private static Service service(String value) {
    String[] words = value.split(" ", 7);
    String[] names = words[words.length - 1].split("\t", -1);
    if (words.length != 7 || names.length < 2 || names.length > 3) {
      throw wrong(1, "expected six numbers, name and provider");
    }
    int[] n = new int[6];
    for (int i = 0; i < n.length; i++) {
      n[i] = integer(1, words[i]);
    }
    return new Service(
        n[0],
        n[1],
        unescape(1, names[0]),
        unescape(1, names[1]),
        new Pids(n[2], n[3], n[4], n[5]),
        captions(names));
  }

  private static Optional<String> captions(String[] names) {
    if (names.length == 2) {
      return Optional.empty();
    }
    String key = CAPTIONS.strip();
    if (!names[2].startsWith(key)) {
      throw wrong(1, "expected " + key + " and a language behind the provider");
    }
    return Optional.of(names[2].substring(key.length()));
  }

  private static String entryText(Entry entry) {
    StringBuilder text = new StringBuilder(entry.clip().hex()).append(' ').append(entry.frames());
    for (Map.Entry<String, String> fact : entry.item().entrySet()) {
      text.append('\t').append(fact.getKey()).append('=').append(escape(fact.getValue()));
    }
    return text.toString();
  }

  private static Entry entry(int line, String value) {
    String[] words = value.split("\t", -1);
    int blank = words[0].indexOf(' ');
    if (blank < 0) {
      throw wrong(line, "expected digest and frames");
    }
    SortedMap<String, String> item = new TreeMap<>();
    for (int i = 1; i < words.length; i++) {
      int equals = words[i].indexOf('=');
      if (equals < 0) {
        throw wrong(line, "expected key=value");
      }
      item.put(words[i].substring(0, equals), unescape(line, words[i].substring(equals + 1)));
    }
    return new Entry(
        new Digest(words[0].substring(0, blank)),
        integer(line, words[0].substring(blank + 1)),
        item);
  }

  private static Instant instant(String value) {
    try {
      return Instant.parse(value);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("timeline line 4: " + value + " is no UTC time", e);
    }
  }

  private static void line(StringBuilder text, String key, String value) {
    text.append(key).append(' ').append(value).append('\n');
  }

  private static String value(List<String> lines, int index, String key) {
    String line = lines.get(index);
    if (!line.startsWith(key + " ")) {
      throw wrong(index, "expected " + key);
    }
    return line.substring(key.length() + 1);
  }

  private static long number(int index, String word) {
    try {
      return Long.parseLong(word);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "timeline line " + (index + 1) + ": \"" + word + "\" is no number", e);
    }
  }

  private static int integer(int index, String word) {
    long number = number(index, word);
    if (number != (int) number) {
      throw wrong(index, word + " is out of range");
    }
    return (int) number;
  }

  private static IllegalArgumentException wrong(int index, String expectation) {
    return new IllegalArgumentException("timeline line " + (index + 1) + ": " + expectation);
  }

  private static String escape(String value) {
    return value
        .replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  private static String unescape(int line, String value) {
    StringBuilder plain = new StringBuilder(value.length());
    int from = 0;
    for (int at = value.indexOf('\\'); at >= 0; at = value.indexOf('\\', from)) {
      plain.append(value, from, at);
      plain.append(
          switch (at + 1 < value.length() ? value.charAt(at + 1) : ' ') {
            case '\\' -> '\\';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> throw wrong(line, "unknown escape");
          });
      from = at + 2;
    }
    plain.append(value, from, value.length());
    return plain.toString();
  }
}
