package org.plugcast.multicast.asrun;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plugcast.multicast.asrun.AsRunContent.Item;
import org.plugcast.ts.multiplex.Digest;

/** The log of a channel for others: as CSV (RFC 4180) and as JSON (RFC 8259). */
public final class AsRunExport {
  private final List<AsRunLine> lines;

  private AsRunExport(List<AsRunLine> lines) {
    this.lines = lines;
  }

  /**
   * Reads the items of a channel that began at {@code from} or later, and before {@code until}, in
   * the order of the log; lines that cannot be read are left out, {@link AsRunCheck} tells them.
   */
  public static AsRunExport of(Path data, int channel, Instant from, Instant until)
      throws IOException {
    List<AsRunLine> lines = new ArrayList<>();
    for (Path day : AsRunFolder.of(data, channel).days()) {
      if (mayHold(day, from)) {
        read(day, lines);
      }
    }
    lines.removeIf(line -> !isWithin(line, from, until));
    return new AsRunExport(List.copyOf(lines));
  }

  /** The items, in the order of the log. */
  public List<AsRunItem> items() {
    List<AsRunItem> items = new ArrayList<>();
    for (AsRunLine line : lines) {
      if (line.content() instanceof Item(AsRunItem item)) {
        items.add(item);
      }
    }
    return List.copyOf(items);
  }

  /** With a line of names first; lines end with CR LF. */
  public String toCsv() {
    StringBuilder csv = new StringBuilder(String.join(",", Field.names())).append("\r\n");
    for (AsRunLine line : lines) {
      List<String> cells = new ArrayList<>();
      for (Field field : fields(line)) {
        cells.add(quoted(field.value().toString()));
      }
      csv.append(String.join(",", cells)).append("\r\n");
    }
    return csv.toString();
  }

  /** An array of objects with the names of the CSV. */
  public String toJson() {
    List<String> objects = new ArrayList<>();
    for (AsRunLine line : lines) {
      List<String> members = new ArrayList<>();
      for (Field field : fields(line)) {
        members.add(JsonText.string(field.name()) + ":" + JsonText.value(field.value()));
      }
      objects.add("{" + String.join(",", members) + "}");
    }
    return "[" + String.join(",\n", objects) + "]\n";
  }

  /** Items that begin late in a day are written on the next one, those of a day not before it. */
  private static boolean mayHold(Path day, Instant from) {
    return !AsRunFolder.dayOf(day)
        .plusDays(1)
        .atStartOfDay(ZoneOffset.UTC)
        .toInstant()
        .isBefore(from);
  }

  private static boolean isWithin(AsRunLine line, Instant from, Instant until) {
    return line.content() instanceof Item(AsRunItem item)
        && !item.start().isBefore(from)
        && item.start().isBefore(until);
  }

  private static void read(Path day, List<AsRunLine> lines) throws IOException {
    String text = new String(Files.readAllBytes(day), StandardCharsets.UTF_8);
    text.lines().forEach(line -> parse(line).ifPresent(lines::add));
  }

  private static Optional<AsRunLine> parse(String line) {
    try {
      return Optional.of(AsRunLine.parse(line));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A named value; numbers stay numbers in JSON. */
  private record Field(String name, Object value) {
    private static final List<String> NAMES =
        List.of(
            "line",
            "channel",
            "source",
            "media-id",
            "title",
            "clip",
            "planned-start",
            "planned-end",
            "start",
            "end",
            "planned-from-packet",
            "planned-to-packet",
            "from-packet",
            "to-packet",
            "packets-identical",
            "packets-late",
            "packets-different",
            "packets-unverified",
            "packets-missing",
            "senders",
            "hash");

    static List<String> names() {
      return NAMES;
    }
  }

  private static List<Field> fields(AsRunLine line) {
    Item content = (Item) line.content();
    AsRunItem item = content.item();
    AirItem planned = item.planned();
    List<Object> values =
        List.of(
            line.number(),
            line.channel(),
            planned.source().label(),
            planned.mediaId(),
            planned.title(),
            planned.clip().map(Digest::hex).orElse(""),
            item.plannedStart(),
            item.plannedEnd(),
            item.start(),
            item.end(),
            planned.fromPacket(),
            planned.toPacket(),
            item.fromPacket(),
            item.toPacket(),
            item.packets().identical(),
            item.packets().late(),
            item.packets().different(),
            item.packets().unverified(),
            item.packets().missing(),
            String.join(" ", item.senders()),
            line.hash());
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      fields.add(new Field(Field.names().get(i), values.get(i)));
    }
    return fields;
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
    return plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
  }
}
