package org.plugcast.renderer.encode;

import org.plugcast.ts.elementary.FrameRate;

/**
 * When the pictures of a file are seen, in seconds from its start. Pure.
 *
 * @param first when the first is seen: sound may begin before
 * @param seconds when the last is over
 */
public record PictureTimes(double first, double seconds) {
  /**
   * Where an item begins so that its first picture is seen where a frame begins: frames are all of
   * a length, and a picture between two of them would be early or late against the sound. Seconds
   * from the start of the file, at most half a frame either way.
   */
  public double beginning(FrameRate rate) {
    double frame = (double) rate.denominator() / rate.numerator();
    return first - Math.rint(first / frame) * frame;
  }
}
