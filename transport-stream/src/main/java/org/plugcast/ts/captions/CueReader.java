package org.plugcast.ts.captions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.plugcast.ts.captions.Cue.Place;

/**
 * Reads SubRip ({@code .srt}) and WebVTT ({@code .vtt}), whichever a text is. What is broken in it
 * is passed over and told; a text of any kind gives cues, or none. One use, one thread.
 *
 * <p>SubRip is what players take: numbers are not looked at, blank lines may stand in a text. W3C
 * WebVTT: blocks without a time (comments, styles, regions) are passed over.
 */
public final class CueReader {
  /** Cues that are taken: a day of them, one every two seconds. */
  private static final int MOST_CUES = 50_000;

  private static final int MOST_FAULTS = 3;
  private static final int SHOWN = 60;
  private static final String WEBVTT = "WEBVTT";

  /** Lines of one cue that are looked at. */
  private static final int MOST_LINES = 50;

  private final List<String> lines;
  private final boolean webVtt;
  private final List<Cue> cues = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private int faultCount;

  private CueReader(String text) {
    this.lines = withoutMark(text).lines().toList();
    this.webVtt = !lines.isEmpty() && lines.getFirst().startsWith(WEBVTT);
  }

  /** The cues of a text. */
  public static CueText read(String text) {
    CueReader reader = new CueReader(text);
    reader.readCues();
    return reader.result();
  }

  private static String withoutMark(String text) {
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private CueText result() {
    if (cues.isEmpty() && faultCount == 0) {
      fault("no caption in it: expected lines such as 00:00:01,000 --> 00:00:03,500 with a text");
    }
    if (faultCount > MOST_FAULTS) {
      faults.add("and " + (faultCount - MOST_FAULTS) + " more faults");
    }
    return new CueText(
        cues.stream().sorted(Comparator.comparingLong(Cue::beginMillis)).toList(), faults);
  }

  private void readCues() {
    int at = nextTime(0);
    while (at < lines.size() && cues.size() < MOST_CUES) {
      int next = nextTime(at + 1);
      readCue(at, next);
      at = next;
    }
    if (at < lines.size()) {
      fault(
          "line %d: more than %d captions, what follows is left out: cut the file into items"
              .formatted(at + 1, MOST_CUES));
    }
  }

  /** The next line that says a time, or would. */
  private int nextTime(int from) {
    int at = from;
    while (at < lines.size() && !lines.get(at).contains(CueTime.ARROW)) {
      at++;
    }
    return at;
  }

  private void readCue(int at, int next) {
    Optional<CueTime> time = CueTime.parse(lines.get(at));
    if (time.isEmpty()) {
      fault(
          "line %d: \"%s\" is no time: expected such as 00:00:01,000 --> 00:00:03,500"
              .formatted(at + 1, shown(lines.get(at))));
      return;
    }
    long begin = time.get().beginMillis();
    long end = time.get().endMillis();
    if (end <= begin) {
      fault("line %d: it ends before it begins: \"%s\"".formatted(at + 1, shown(lines.get(at))));
      return;
    }
    List<String> raw = text(at + 1, next);
    List<String> plain = CueMarkup.plain(raw);
    if (!plain.isEmpty()) {
      boolean top = time.get().isAtTop() || CueMarkup.isAtTop(raw);
      cues.add(new Cue(begin, end, plain, top ? Place.TOP : Place.BOTTOM));
    }
  }

  private List<String> text(int from, int next) {
    int most = Math.min(next, from + MOST_LINES);
    return webVtt ? toBlankLine(from, most) : toCounter(from, most, next);
  }

  private List<String> toBlankLine(int from, int to) {
    int end = from;
    while (end < to && !lines.get(end).isBlank()) {
      end++;
    }
    return lines.subList(from, end);
  }

  /** All up to the number of the next cue, where it has one. */
  private List<String> toCounter(int from, int to, int next) {
    boolean counted = next < lines.size() && to == next && to > from && isNumber(lines.get(to - 1));
    return lines.subList(from, counted ? to - 1 : to);
  }

  private static boolean isNumber(String line) {
    String digits = line.strip();
    return !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private void fault(String words) {
    if (++faultCount <= MOST_FAULTS) {
      faults.add(words);
    }
  }

  /** A line for people: short, and without anything that a terminal would obey. */
  private static String shown(String line) {
    String start = line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    return start.strip().replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}]", " ");
  }
}
