package org.plugcast.renderer.encode;

import java.util.function.DoubleBinaryOperator;

/** Finds when the pictures of a stream are seen. One thread. */
final class PacketTimes implements PacketList.Reader {
  /**
   * Decoding runs so many seconds ahead of display at most; a greater difference means that the
   * clock of the stream jumps, which ffprobe does not take out.
   */
  private static final double LONGEST_REORDERING = 3;

  /** The picture that is seen first is among so many of the first. */
  private static final int FIRST = 16;

  private double start;
  private double first = Double.NaN;
  private int packets;
  private double end = Double.NaN;

  @Override
  public void packet(double time, double duration) {
    end = known(end, time + (duration > 0 ? duration : 0), Math::max);
    if (++packets <= FIRST) {
      first = known(first, time, Math::min);
    }
  }

  private static double known(double before, double now, DoubleBinaryOperator either) {
    if (Double.isNaN(now)) {
      return before;
    }
    return Double.isNaN(before) ? now : either.applyAsDouble(before, now);
  }

  @Override
  public void start(double time) {
    start = Double.isNaN(time) ? 0 : time;
  }

  /**
   * Seconds from the start of the file to the end of the last picture.
   *
   * @param decoded seconds to the decoding time of the last picture
   */
  double seconds(double decoded) {
    double shown = end - start;
    return shown >= decoded && shown <= decoded + LONGEST_REORDERING ? shown : decoded;
  }

  /** Seconds from the start of the file to the first picture; 0 where nobody knows. */
  double first() {
    return Double.isNaN(first) ? 0 : first - start;
  }
}
