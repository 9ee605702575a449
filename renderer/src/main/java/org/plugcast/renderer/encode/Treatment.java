package org.plugcast.renderer.encode;

import java.util.Locale;

/**
 * What is done to a sound before it is encoded. Seconds, and dB.
 *
 * @param from where it begins; what is before is left out
 * @param to where it ends; infinity: where the file ends
 * @param fadeIn from its beginning; 0 for none
 * @param fadeOut to its end, which must be known; 0 for none
 * @param ceilingDb of true peaks, which a limiter holds; infinity: none is needed
 */
public record Treatment(
    double from, double to, double gainDb, double fadeIn, double fadeOut, double ceilingDb) {
  /** Nothing is done. */
  public static final Treatment NONE =
      new Treatment(0, Double.POSITIVE_INFINITY, 0, 0, 0, Double.POSITIVE_INFINITY);

  /** Peaks between samples are found at four times the rate. ITU-R BS.1770 annex 2. */
  private static final int OVERSAMPLED = 4;

  public Treatment withGain(double db) {
    return new Treatment(from, to, db, fadeIn, fadeOut, ceilingDb);
  }

  public Treatment withCeiling(double db) {
    return new Treatment(from, to, gainDb, fadeIn, fadeOut, db);
  }

  public Treatment withFades(double in, double out) {
    return new Treatment(from, to, gainDb, in, out, ceilingDb);
  }

  public Treatment within(double first, double last) {
    return new Treatment(first, last, gainDb, fadeIn, fadeOut, ceilingDb);
  }

  public boolean isLimited() {
    return !Double.isInfinite(ceilingDb);
  }

  /** Filters that cut; each begins with a comma. */
  String cut() {
    if (from <= 0 && Double.isInfinite(to)) {
      return "";
    }
    String end = Double.isInfinite(to) ? "" : String.format(Locale.ROOT, ":end=%.6f", to);
    return String.format(Locale.ROOT, ",atrim=start=%.6f", from) + end + ",asetpts=PTS-STARTPTS";
  }

  /** Filters that make it louder or softer; each begins with a comma. */
  String level(int sampleRate) {
    StringBuilder filters = new StringBuilder();
    if (gainDb != 0) {
      filters.append(String.format(Locale.ROOT, ",volume=%.3fdB:precision=double", gainDb));
    }
    if (fadeIn > 0) {
      filters.append(String.format(Locale.ROOT, ",afade=t=in:d=%.3f", fadeIn));
    }
    if (fadeOut > 0) {
      filters.append(
          String.format(Locale.ROOT, ",afade=t=out:st=%.3f:d=%.3f", to - from - fadeOut, fadeOut));
    }
    if (isLimited()) {
      filters.append(
          String.format(
              Locale.ROOT,
              ",aresample=%d,alimiter=limit=%.6f:attack=5:release=50:level=0:latency=1"
                  + ",aresample=%d",
              sampleRate * OVERSAMPLED,
              Math.pow(10, ceilingDb / 20),
              sampleRate));
    }
    return filters.toString();
  }
}
