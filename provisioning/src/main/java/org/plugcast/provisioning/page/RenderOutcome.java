package org.plugcast.provisioning.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.plugcast.ts.elementary.FrameRate;
import org.plugcast.ts.inspect.Report;

/**
 * What came of a rendering.
 *
 * @param frames of the clip
 * @param pictures of the page, each different from the one before
 * @param seconds that it took
 * @param notes what an operator might not expect
 * @param pageFailure why the default page is shown and not the one that was asked for
 * @param report on the file
 */
public record RenderOutcome(
    FrameRate rate,
    long frames,
    int pictures,
    double seconds,
    List<String> notes,
    Optional<String> pageFailure,
    Report report) {
  public RenderOutcome {
    notes = List.copyOf(notes);
  }

  /** Whether it is what was asked for, and nothing is wrong with it. */
  public boolean isGood() {
    return pageFailure.isEmpty() && report.findings().isEmpty();
  }

  /** For a terminal. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    double length = (double) frames * rate.denominator() / rate.numerator();
    lines.add(
        String.format(
            Locale.ROOT,
            "%d frames (%.1f s), of which %d differ from the one before",
            frames,
            length,
            pictures));
    lines.add(
        String.format(
            Locale.ROOT,
            "made in %.1f s: %.0f frames/s, %.1f times real time",
            seconds,
            frames / seconds,
            length / seconds));
    pageFailure.ifPresent(
        reason -> lines.add("shown with the default page, as it would be on air: " + reason));
    notes.forEach(note -> lines.add("note: " + note));
    if (report.findings().isEmpty()) {
      lines.add("plugcast inspect finds nothing");
    }
    report.counts().forEach((kind, count) -> lines.add("finding: " + kind.label() + " " + count));
    return lines;
  }
}
