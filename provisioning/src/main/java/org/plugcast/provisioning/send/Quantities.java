package org.plugcast.provisioning.send;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plugcast.ts.mpeg.MuxRate;

/** Numbers with a unit, as people type them. */
public final class Quantities {
  private static final Pattern RATE = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)([kMG]?)");
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
  private static final Map<String, Integer> POWERS = Map.of("", 0, "k", 3, "M", 6, "G", 9);

  private Quantities() {}

  /**
   * Reads a rate: {@code 3750000}, {@code 3750k} or {@code 3.75M} bit/s.
   *
   * @throws IllegalArgumentException saying what was expected
   */
  public static MuxRate rate(String text) {
    Matcher matcher = RATE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "--rate " + text + ": expected bit/s, as 3750000, 3750k or 3.75M");
    }
    BigDecimal bits =
        new BigDecimal(matcher.group(1))
            .scaleByPowerOfTen(POWERS.getOrDefault(matcher.group(2), 0));
    try {
      return new MuxRate(bits.longValueExact());
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "--rate " + text + ": expected a whole number of bit/s", e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--rate " + text + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads a time in seconds, more than 0, to the nanosecond: {@code 10} or {@code 2.5}.
   *
   * @throws IllegalArgumentException saying what was expected
   */
  public static Duration seconds(String text) {
    BigDecimal seconds = SECONDS.matcher(text).matches() ? new BigDecimal(text) : BigDecimal.ZERO;
    if (seconds.signum() == 0) {
      throw new IllegalArgumentException(
          "--seconds " + text + ": expected a number of seconds above 0, as 10 or 2.5");
    }
    return Duration.ofNanos(seconds.scaleByPowerOfTen(9).longValueExact());
  }
}
