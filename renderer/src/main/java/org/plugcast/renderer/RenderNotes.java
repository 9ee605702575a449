package org.plugcast.renderer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.plugcast.renderer.encode.VideoRate;

/** What an operator might not expect of an item, in words. One thread. */
final class RenderNotes {
  /** Seconds by which pictures and sound may differ without a word. */
  private static final double TOLD = 1;

  private final List<String> all = new ArrayList<>();

  void add(String words) {
    all.add(words);
  }

  /** All so far. */
  List<String> all() {
    return List.copyOf(all);
  }

  /** That less came out of a file than it claims to hold, if so; both in seconds. */
  void truncation(double decoded, double claimed) {
    if (decoded < claimed * 0.97 - 0.5) {
      add(
          String.format(
              Locale.ROOT,
              "truncated or damaged: %.1f s of %.1f s could be decoded",
              decoded,
              claimed));
    }
  }

  /** That pictures and sound do not end together, if so; both in seconds. */
  void lengths(double pictures, double sound) {
    if (sound < pictures - TOLD) {
      add(
          String.format(
              Locale.ROOT, "its sound ends %.1f s before its pictures", pictures - sound));
    } else if (pictures < sound - TOLD) {
      add(
          String.format(
              Locale.ROOT,
              "its pictures end %.1f s before its sound: the last is held",
              sound - pictures));
    }
  }

  /** That it is shorter than any item may be. */
  void held(double seconds, double shortest) {
    add(String.format(Locale.ROOT, "only %.1f s long: held for %.0f s", seconds, shortest));
  }

  /** That its pictures were made at less than the profile's rate, if so. */
  void rate(VideoRate used, VideoRate wanted) {
    if (!used.equals(wanted)) {
      add(
          String.format(
              Locale.ROOT,
              "too busy for the channel: encoded at %d %% of the video rate%s",
              used.bitsPerSecond() * 100 / wanted.bitsPerSecond(),
              used.detailPercent() == 100 ? "" : " and softened"));
    }
  }
}
