package org.plugcast.multicast.asrun;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.plugcast.multicast.asrun.AsRunFinding.Kind;

/**
 * Checks the chain of a channel's log.
 *
 * <p>Whoever can write the files can also write all of them anew with hashes that fit: that is
 * found only by heads that were kept elsewhere.
 */
public final class AsRunCheck {
  private final List<AsRunFinding> findings = new ArrayList<>();
  private final NavigableMap<Long, Set<AsRunHead>> unseen = new TreeMap<>();
  private AsRunHead head = AsRunHead.NONE;

  private AsRunCheck(Collection<AsRunHead> known) {
    for (AsRunHead one : known) {
      if (!one.equals(AsRunHead.NONE)) {
        unseen.computeIfAbsent(one.number(), _ -> new HashSet<>()).add(one);
      }
    }
  }

  /** Checks a log against the head that lies beside it. */
  public static List<AsRunFinding> of(Path data, int channel) throws IOException {
    return of(data, channel, List.of());
  }

  /**
   * Checks a log against the head that lies beside it, and others.
   *
   * @param kept heads that the log once had
   */
  public static List<AsRunFinding> of(Path data, int channel, Collection<AsRunHead> kept)
      throws IOException {
    List<AsRunHead> known = new ArrayList<>(kept);
    Path beside = AsRunFolder.of(data, channel).head();
    if (Files.exists(beside)) {
      known.add(parse(beside));
    }
    AsRunCheck check = new AsRunCheck(known);
    List<Path> days = AsRunFolder.of(data, channel).days();
    for (int i = 0; i < days.size(); i++) {
      check.day(days.get(i), i == days.size() - 1);
    }
    check.finish();
    return List.copyOf(check.findings);
  }

  private static AsRunHead parse(Path head) throws IOException {
    try {
      return AsRunHead.parse(Files.readString(head));
    } catch (IllegalArgumentException e) {
      throw new IOException(head + ": " + e.getMessage(), e);
    }
  }

  private void day(Path file, boolean last) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    String name = file.getFileName().toString();
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    String rest = lines.removeLast();
    for (int i = 0; i < lines.size(); i++) {
      line(name, i + 1, lines.get(i));
    }
    if (!rest.isEmpty()) {
      Kind kind = last ? Kind.TORN : Kind.EDITED;
      find(kind, name, lines.size() + 1, "the end of the line is missing");
    }
  }

  private void line(String file, int number, String text) {
    AsRunLine line;
    try {
      line = AsRunLine.parse(text);
    } catch (IllegalArgumentException e) {
      find(Kind.EDITED, file, number, String.valueOf(e.getMessage()));
      head = new AsRunHead(head.number() + 1, AsRunLine.GENESIS);
      return;
    }
    if (!line.isGenuine()) {
      find(Kind.EDITED, file, number, "does not bear the hash of what it says");
    } else if (!line.previous().equals(head.hash())) {
      link(file, number, line);
    }
    head = AsRunHead.of(line);
    see(head);
  }

  /** A genuine line that does not follow the one before it. */
  private void link(String file, int number, AsRunLine line) {
    long expected = head.number() + 1;
    if (line.number() > expected) {
      find(
          Kind.DELETED,
          file,
          number,
          "lines " + expected + " to " + (line.number() - 1) + " before it are missing");
    } else if (line.number() < expected) {
      find(
          Kind.REORDERED,
          file,
          number,
          "line " + line.number() + " of the log, where line " + expected + " should be");
    } else if (!head.hash().equals(AsRunLine.GENESIS) || expected == 1) {
      find(
          Kind.EDITED,
          file,
          number,
          "does not follow the line before it: one of the two was written anew");
    }
  }

  private void see(AsRunHead seen) {
    Set<AsRunHead> same = unseen.get(seen.number());
    if (same != null && same.remove(seen) && same.isEmpty()) {
      unseen.remove(seen.number());
    }
  }

  /** The first line that is another one than is known, and the last one that is gone. */
  private void finish() {
    Long changed = unseen.floorKey(head.number());
    if (changed != null) {
      find(
          Kind.EDITED,
          "",
          0,
          "line " + unseen.firstKey() + " is not the one that is known: the log was written anew");
    }
    Long gone = unseen.higherKey(head.number());
    if (gone != null) {
      find(
          Kind.TRUNCATED,
          "",
          0,
          "ends with line "
              + head.number()
              + ", but it is known to have had line "
              + unseen.lastKey());
    }
  }

  private void find(Kind kind, String file, int line, String words) {
    findings.add(new AsRunFinding(kind, file, line, words));
  }
}
