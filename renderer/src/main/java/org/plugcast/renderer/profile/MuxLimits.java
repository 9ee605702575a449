package org.plugcast.renderer.profile;

import org.plugcast.ts.mpeg.MuxRate;
import org.plugcast.ts.mpeg.TsPacket;
import org.plugcast.ts.multiplex.AudioFormat;
import org.plugcast.ts.multiplex.ChannelFormat;
import org.plugcast.ts.multiplex.ChannelGrid;
import org.plugcast.ts.multiplex.RowLayout;
import org.plugcast.ts.multiplex.VideoFormat;

/** Whether a multiplex has room for its video, its audio and its tables. Pure. */
final class MuxLimits {
  static final long LEAST_RATE = 500_000;
  static final long MOST_RATE = 200_000_000;

  /** Mean of what a picture's PES header and its last packet's stuffing take, in bits. */
  private static final int PICTURE_OVERHEAD = 203 * 8;

  /** A coder's rate is not met to the bit. */
  private static final double SLACK = 1.01;

  private static final long STEP = 50_000;

  private MuxLimits() {}

  static void require(ChannelFormat format, long videoBitsPerSecond) {
    long rate = format.rate().bitsPerSecond();
    Refusal.require(
        fits(format, videoBitsPerSecond),
        "muxRate",
        rate,
        "video of "
            + videoBitsPerSecond
            + " bit/s and audio of "
            + format.audio().bitsPerSecond()
            + " bit/s need "
            + least(format, videoBitsPerSecond)
            + " with tables and packet headers");
    try {
      var _ = new ChannelGrid(format, 0);
    } catch (IllegalArgumentException e) {
      throw Refusal.of("startDelay", format.startDelayTicks() / 27_000, e.getMessage() + "");
    }
  }

  private static long least(ChannelFormat format, long videoBitsPerSecond) {
    long from = (videoBitsPerSecond + format.audio().bitsPerSecond()) / STEP * STEP;
    for (long rate = Math.max(LEAST_RATE, from); rate < MOST_RATE; rate += STEP) {
      if (fits(at(format, rate), videoBitsPerSecond)) {
        return rate;
      }
    }
    return MOST_RATE;
  }

  private static ChannelFormat at(ChannelFormat format, long rate) {
    VideoFormat video = format.video();
    AudioFormat audio = format.audio();
    return new ChannelFormat(new MuxRate(rate), video, audio, format.startDelayTicks());
  }

  private static boolean fits(ChannelFormat format, long videoBitsPerSecond) {
    RowLayout layout;
    try {
      layout = RowLayout.of(format);
    } catch (IllegalArgumentException e) {
      return false;
    }
    double payload = (double) TsPacket.MAX_PAYLOAD / TsPacket.LENGTH;
    double room = payload * format.rate().bitsPerSecond() * layout.videoSlots() / layout.slots();
    double pictures = 27e6 / format.video().frameRate().ticks();
    return videoBitsPerSecond * SLACK + pictures * PICTURE_OVERHEAD <= room;
  }
}
