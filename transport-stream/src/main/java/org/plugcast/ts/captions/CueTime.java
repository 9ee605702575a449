package org.plugcast.ts.captions;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The line of a subtitle file that says when: {@code 00:00:01,000 --> 00:00:03,500}, in WebVTT with
 * a full stop, hours left out where there are none, and settings behind.
 */
record CueTime(long beginMillis, long endMillis, String settings) {
  static final String ARROW = "-->";

  private static final String TIME = "(?:(\\d{1,3}):)?(\\d{1,2}):(\\d{1,2})(?:[.,](\\d{1,3}))?";

  private static final Pattern LINE =
      Pattern.compile("\\s*" + TIME + "\\s*-->\\s*" + TIME + "(?:\\s(.*))?");

  /** Groups of a time in the pattern. */
  private static final int GROUPS = 4;

  /** Longest line that can be one, in characters. */
  private static final int LONGEST = 500;

  private static final long HOUR = 3_600_000;
  private static final long MINUTE = 60_000;
  private static final long SECOND = 1_000;

  static Optional<CueTime> parse(String line) {
    if (line.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String settings = matcher.group(2 * GROUPS + 1);
    return Optional.of(
        new CueTime(
            millis(matcher, 1), millis(matcher, 1 + GROUPS), settings == null ? "" : settings));
  }

  private static long millis(Matcher matcher, int group) {
    String fraction = matcher.group(group + 3);
    return number(matcher.group(group)) * HOUR
        + number(matcher.group(group + 1)) * MINUTE
        + number(matcher.group(group + 2)) * SECOND
        + (fraction == null ? 0 : number((fraction + "00").substring(0, 3)));
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  /**
   * Whether it is for the upper half of the screen. WebVTT §3.5, {@code line:10%} or {@code
   * line:0}.
   */
  boolean isAtTop() {
    for (String setting : settings.split("\\s+", -1)) {
      if (setting.startsWith("line:")) {
        return isHigh(setting.substring("line:".length()).split(",", 2)[0]);
      }
    }
    return false;
  }

  private static boolean isHigh(String line) {
    boolean percent = line.endsWith("%");
    String digits = percent ? line.substring(0, line.length() - 1) : line;
    String whole = digits.split("\\.", 2)[0];
    return whole.matches("\\d{1,3}") && Integer.parseInt(whole) < (percent ? 50 : 7);
  }
}
