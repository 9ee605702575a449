package org.plugcast.provisioning.encode;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.plugcast.renderer.encode.Levelled;

/** What became of a file. */
public sealed interface EncodeResult {
  Path source();

  /**
   * It was made.
   *
   * @param seconds that it lasts
   * @param elapsed seconds that the work took
   * @param levelled what was done to its loudness, where it was measured
   * @param adjustments what had to be changed in it, in words
   * @param findings of the inspection of what was made, in words
   */
  record Made(
      Path source,
      Path target,
      long bytes,
      double seconds,
      double elapsed,
      Optional<Levelled> levelled,
      List<String> adjustments,
      List<String> findings)
      implements EncodeResult {
    public Made {
      adjustments = List.copyOf(adjustments);
      findings = List.copyOf(findings);
    }

    /** Seconds of the item for each second of work. */
    public double speed() {
      return seconds / Math.max(elapsed, 1e-3);
    }
  }

  /** It could not be made; there is no file of it. */
  record Failed(Path source, String reason) implements EncodeResult {}
}
