package org.plugcast.renderer.encode;

import org.plugcast.renderer.Profile;
import org.plugcast.ts.elementary.AudioCodec;
import org.plugcast.ts.elementary.FrameRate;

/** Seconds and samples in frames of a channel. Pure. */
public final class Frames {
  private Frames() {}

  /** Frames that cover so many samples at 48 kHz. */
  public static int ofSamples(Profile profile, long samples) {
    FrameRate rate = profile.format().video().frameRate();
    return Math.toIntExact(
        Math.ceilDiv(
            samples * rate.numerator(), (long) AudioCodec.SAMPLE_RATE * rate.denominator()));
  }

  /** Frames of so many seconds, to the nearest one. */
  public static int ofSeconds(Profile profile, double seconds) {
    FrameRate rate = profile.format().video().frameRate();
    return Math.toIntExact(Math.round(seconds * rate.numerator() / rate.denominator()));
  }

  public static double seconds(Profile profile, long frames) {
    FrameRate rate = profile.format().video().frameRate();
    return (double) frames * rate.denominator() / rate.numerator();
  }
}
