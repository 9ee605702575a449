package org.plugcast.ts.assemble;

import org.plugcast.ts.multiplex.ChannelGrid;
import org.plugcast.ts.multiplex.VideoFormat;

/**
 * The video buffer of the system target decoder (ISO/IEC 13818-1 §2.4.2.3), seen by a clip that may
 * stand anywhere in a timeline.
 *
 * <p>A clip is sent up to one row ahead of its frames, so pictures may leave the buffer one row
 * late; and its neighbours' pictures share the buffer. The <em>envelope</em> shares it out: in the
 * first {@code startDelay} a clip fills at most a growing part of the buffer, and after a clip's
 * end its own pictures that are not yet decoded fill at most the rest.
 *
 * <p>One writer.
 */
final class DecoderBuffer {
  /** Part of the buffer that a clip's last pictures keep to their very end. */
  private static final double TAIL_SHARE = 0.15;

  /**
   * How far beyond the start delay pictures are sent ahead, in 27 MHz ticks. What is ahead at a
   * clip's end is silence before the next: time stamps must come every 700 ms (§2.7.4).
   */
  private static final long MOST_AHEAD_TICKS = 13_500_000;

  private final ChannelGrid grid;
  private final VideoFormat video;
  private final long delay;
  private final long longestStay;
  private final long[] pictureBits;
  private long sentBits;
  private long removedBits;
  private int nextToRemove;

  /**
   * @param pictureBits bits of each picture with its PES header, in decode order
   */
  DecoderBuffer(ChannelGrid grid, long[] pictureBits) {
    this.grid = grid;
    this.video = grid.format().video();
    this.delay = grid.format().startDelayTicks();
    this.longestStay = Math.min(video.longestStayTicks(), delay + MOST_AHEAD_TICKS);
    this.pictureBits = pictureBits;
  }

  /** Throws if the last pictures would take room that the next clip may claim. */
  void checkEnd() throws DoesNotFitException {
    long end = pictureBits.length * grid.format().video().frameRate().ticks();
    long undecoded = 0;
    for (int picture = pictureBits.length - 1; picture >= 0; picture--) {
      long after = grid.decodeTime(picture) + grid.rowTicks() - end;
      if (after < 0) {
        return;
      }
      undecoded += pictureBits[picture];
      long room = video.bufferBits() - envelope(Math.min(after, delay));
      if (undecoded > room) {
        throw new DoesNotFitException(
            "the last "
                + (pictureBits.length - picture)
                + " pictures hold "
                + undecoded
                + " bits, more than the "
                + room
                + " that the start of the next item leaves: encode at a lower rate");
      }
    }
  }

  /** Whether {@code bits} of picture {@code picture} may arrive at {@code time}. */
  boolean admits(int picture, long bits, long time) {
    removeUntil(time);
    return sentBits - removedBits + bits <= video.bufferBits()
        && time >= grid.decodeTime(picture) + grid.rowTicks() - longestStay
        && (time >= delay || sentBits + bits <= envelope(time));
  }

  void add(long bits) {
    sentBits += bits;
  }

  private long envelope(long time) {
    return (long) (video.bufferBits() * (1 - TAIL_SHARE) * time / delay);
  }

  private void removeUntil(long time) {
    while (nextToRemove < pictureBits.length
        && grid.decodeTime(nextToRemove) + grid.rowTicks() <= time) {
      removedBits += pictureBits[nextToRemove++];
    }
  }
}
