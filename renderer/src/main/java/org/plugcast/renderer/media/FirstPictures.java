package org.plugcast.renderer.media;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plugcast.ts.elementary.FrameRate;
import org.plugcast.ts.elementary.Scan;

/**
 * The first pictures of a stream as they come out of a decoder: what containers and headers say of
 * fields is often wrong.
 *
 * @param scans of them, each that there is
 * @param height in lines of the frame
 * @param aspect width in units of the height, as a receiver shows them
 * @param perSecond frames, by their times
 */
public record FirstPictures(Set<Scan> scans, int height, double aspect, double perSecond) {
  /** Times in files are rounded, to a millisecond in some. */
  private static final double TOLERANCE = 0.01;

  public FirstPictures {
    scans = Set.copyOf(scans);
  }

  /** Of all of them; {@code PROGRESSIVE} also where they differ. */
  public Scan scan() {
    return scans.size() == 1 ? scans.iterator().next() : Scan.PROGRESSIVE;
  }

  /** Whether none is a pair of fields. */
  public boolean areWhole() {
    return scans.equals(Set.of(Scan.PROGRESSIVE));
  }

  /** Whether frames follow each other at a rate. */
  public boolean areAt(FrameRate rate) {
    return Math.abs(perSecond * rate.denominator() / rate.numerator() - 1) < TOLERANCE;
  }

  /** Reads ffprobe's JSON; empty if there is none with a size and a time. */
  static Optional<FirstPictures> parse(JsonNode report) {
    Set<Scan> scans = EnumSet.noneOf(Scan.class);
    List<Double> times = new ArrayList<>();
    Optional<JsonNode> first = Optional.empty();
    for (JsonNode frame : report.path("frames")) {
      if (frame.path("width").asInt() > 0 && frame.path("height").asInt() > 0) {
        first = first.isPresent() ? first : Optional.of(frame);
        scans.add(scan(frame));
        times.add(frame.path("pts_time").asDouble(Double.NaN));
      }
    }
    double step = step(times);
    return first
        .filter(_ -> step > 0)
        .map(
            frame ->
                new FirstPictures(scans, frame.path("height").asInt(), aspect(frame), 1 / step));
  }

  private static Scan scan(JsonNode frame) {
    if (frame.path("interlaced_frame").asInt() == 0) {
      return Scan.PROGRESSIVE;
    }
    return frame.path("top_field_first").asInt() == 0
        ? Scan.BOTTOM_FIELD_FIRST
        : Scan.TOP_FIELD_FIRST;
  }

  /** Time between pictures, where some may be missing: files round each to a millisecond. */
  private static double step(List<Double> times) {
    double middle = middleStep(times);
    double all = times.isEmpty() ? 0 : times.getLast() - times.getFirst();
    return middle > 0 && all > 0 ? all / Math.max(1, Math.round(all / middle)) : 0;
  }

  /** Of the times between pictures, the one in the middle; 0 if there is none. */
  private static double middleStep(List<Double> times) {
    List<Double> steps = new ArrayList<>();
    for (int i = 1; i < times.size(); i++) {
      double step = times.get(i) - times.get(i - 1);
      if (step > 0) {
        steps.add(step);
      }
    }
    return steps.stream().sorted().skip(steps.size() / 2).findFirst().orElse(0.0);
  }

  private static double aspect(JsonNode frame) {
    String[] pixel = frame.path("sample_aspect_ratio").asText().split(":", -1);
    boolean said =
        pixel.length == 2 && pixel[0].matches("[1-9]\\d*") && pixel[1].matches("[1-9]\\d*");
    double shape = said ? Double.parseDouble(pixel[0]) / Double.parseDouble(pixel[1]) : 1;
    return shape * frame.path("width").asInt() / frame.path("height").asInt();
  }
}
