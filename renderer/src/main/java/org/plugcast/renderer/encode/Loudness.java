package org.plugcast.renderer.encode;

/**
 * How loud a sound is. ITU-R BS.1770.
 *
 * @param lkfs integrated over the whole; {@link #SILENCE} and less where nothing was loud enough to
 *     count
 * @param truePeakDb highest value between samples, in dB of full scale; minus infinity for silence
 */
public record Loudness(double lkfs, double truePeakDb) {
  /** Absolute gate: what is softer does not count. */
  public static final double SILENCE = -70;

  /** Whether there is something that could be made louder or softer. */
  public boolean isMeasured() {
    return lkfs > SILENCE;
  }
}
