package org.plugcast.renderer.encode;

import java.util.ArrayList;
import java.util.List;

/** Finds the picture that is seen first nearest to a moment. One thread. */
final class NearestPicture implements PacketList.Reader {
  private final List<Double> times = new ArrayList<>();
  private double start;

  @Override
  public void packet(double time, double duration) {
    if (Double.isFinite(time)) {
      times.add(time);
    }
  }

  @Override
  public void start(double time) {
    start = Double.isFinite(time) ? time : 0;
  }

  /**
   * When the picture nearest to {@code moment} is first seen; {@code moment} itself where none is
   * within {@code most} of it. All in seconds, moments from the start of the file.
   */
  double to(double moment, double most) {
    double found = Double.POSITIVE_INFINITY;
    for (double time : times) {
      double seen = Math.max(0, time - start);
      if (Math.abs(seen - moment) < Math.abs(found - moment)) {
        found = seen;
      }
    }
    return Math.abs(found - moment) <= most ? found : moment;
  }
}
