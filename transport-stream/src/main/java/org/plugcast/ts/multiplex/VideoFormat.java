package org.plugcast.ts.multiplex;

import org.plugcast.ts.elementary.FrameRate;
import org.plugcast.ts.elementary.Scan;
import org.plugcast.ts.elementary.VideoCodec;

/**
 * What the video of every clip of a channel shares.
 *
 * @param width in luma samples
 * @param height in luma samples
 * @param frameRate of frames also where they are pairs of fields
 * @param reorderFrames frames between the decoding of a picture that is not reordered and its
 *     display
 * @param bufferBits size of the decoder's buffer (EB, or MB with EB), ISO/IEC 13818-1 §2.4.2.3 and
 *     §2.14.3.1
 * @param scan the order of fields too: a decoder that has shown one order stumbles at the other
 */
public record VideoFormat(
    VideoCodec codec,
    int width,
    int height,
    FrameRate frameRate,
    int reorderFrames,
    long bufferBits,
    Scan scan) {
  public VideoFormat {
    if (width <= 0 || height <= 0) {
      throw new IllegalArgumentException("picture size " + width + "x" + height);
    }
    if (reorderFrames < 0 || reorderFrames > 16) {
      throw new IllegalArgumentException("reorder depth " + reorderFrames + ": expected 0 to 16");
    }
    if (bufferBits <= 0) {
      throw new IllegalArgumentException("decoder buffer of " + bufferBits + " bits");
    }
  }

  /** Whether frames are pairs of fields, each of its own moment. */
  public boolean interlaced() {
    return scan.interlaced();
  }

  /** Moments in a second that are shown: frames, or fields. */
  public FrameRate momentRate() {
    return interlaced() ? frameRate.doubled() : frameRate;
  }

  /** Longest stay of a picture in the decoder's buffer, in 27 MHz ticks (§2.4.2.6). */
  public long longestStayTicks() {
    return switch (codec) {
      case MPEG2 -> 27_000_000L;
      case H264 -> 270_000_000L;
    };
  }
}
