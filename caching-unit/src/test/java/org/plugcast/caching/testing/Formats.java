package org.plugcast.caching.testing;

import org.plugcast.ts.elementary.AudioCodec;
import org.plugcast.ts.elementary.FrameRate;
import org.plugcast.ts.elementary.Scan;
import org.plugcast.ts.elementary.VideoCodec;
import org.plugcast.ts.mpeg.MuxRate;
import org.plugcast.ts.multiplex.AudioFormat;
import org.plugcast.ts.multiplex.ChannelFormat;
import org.plugcast.ts.multiplex.VideoFormat;

/** Channel formats. */
public final class Formats {
  /** 720p 29.97 H.264 with AC-3 in 3.75 Mbit/s. */
  public static final ChannelFormat HD = format(3_750_000);

  /** The same in a lower rate. */
  public static final ChannelFormat LOW = format(2_500_000);

  private Formats() {}

  private static ChannelFormat format(long rate) {
    return new ChannelFormat(
        new MuxRate(rate),
        new VideoFormat(
            VideoCodec.H264,
            1280,
            720,
            new FrameRate(30_000, 1_001),
            1,
            16_800_000,
            Scan.PROGRESSIVE),
        AudioFormat.constantRate(AudioCodec.AC3, 2, 192_000),
        27_000_000);
  }
}
