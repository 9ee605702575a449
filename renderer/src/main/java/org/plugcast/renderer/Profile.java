package org.plugcast.renderer;

import java.util.List;
import java.util.stream.Collectors;
import org.plugcast.renderer.encode.VideoRate;
import org.plugcast.ts.elementary.AudioCodec;
import org.plugcast.ts.elementary.FrameRate;
import org.plugcast.ts.elementary.VideoCodec;
import org.plugcast.ts.mpeg.MuxRate;
import org.plugcast.ts.multiplex.AudioFormat;
import org.plugcast.ts.multiplex.ChannelFormat;
import org.plugcast.ts.multiplex.VideoFormat;

/**
 * The format that an operator's receivers accept, by name.
 *
 * @param format what all clips of a channel share
 * @param displayWidth width of the picture, in units of {@code displayHeight}, as a receiver shows
 *     it: pixels need not be square
 * @param level of the video coding, as the encoder wants it
 * @param rate of the encoder
 * @param safeMargin part of width and height that a receiver may hide at each edge
 */
public record Profile(
    String name,
    ChannelFormat format,
    int displayWidth,
    int displayHeight,
    String level,
    VideoRate rate,
    double safeMargin) {
  private static final FrameRate NTSC = new FrameRate(30_000, 1_001);
  private static final AudioFormat AC3_STEREO =
      AudioFormat.constantRate(AudioCodec.AC3, 2, 192_000);

  /** Title-safe area of wide pictures. SMPTE ST 2046-1. */
  private static final double WIDE_MARGIN = 0.05;

  /** For 4:3 sets, which hide more; between ST 2046-1 and the 10 % of the older RP 27.3. */
  private static final double NARROW_MARGIN = 0.08;

  /** 1.0 s: a first picture of one second's worth of bits has time to arrive. */
  private static final long SECOND = 27_000_000;

  /** 1280x720 in H.264 High@3.1: CPB of the level, ISO/IEC 14496-10 table A-1, times 1200. */
  private static final Profile HD_H264 =
      new Profile(
          "hd-h264",
          new ChannelFormat(
              new MuxRate(3_750_000),
              new VideoFormat(VideoCodec.H264, 1280, 720, NTSC, 1, 16_800_000, false),
              AC3_STEREO,
              SECOND),
          16,
          9,
          "3.1",
          new VideoRate(2_900_000, 2_900_000, 60),
          WIDE_MARGIN);

  /** 720x480 in H.264 High@3.0. */
  private static final Profile SD_H264 =
      new Profile(
          "sd-h264",
          new ChannelFormat(
              new MuxRate(2_500_000),
              new VideoFormat(VideoCodec.H264, 720, 480, NTSC, 1, 12_000_000, false),
              AC3_STEREO,
              SECOND),
          4,
          3,
          "3.0",
          new VideoRate(1_800_000, 1_800_000, 60),
          NARROW_MARGIN);

  /** 720x480 in MPEG-2 MP@ML; buffer of the level, ISO/IEC 13818-2 table 8-14. */
  private static final Profile SD_MPEG2 =
      new Profile(
          "sd-mpeg2",
          new ChannelFormat(
              new MuxRate(3_750_000),
              new VideoFormat(VideoCodec.MPEG2, 720, 480, NTSC, 1, 1_835_008, false),
              AC3_STEREO,
              SECOND / 2),
          4,
          3,
          "main",
          new VideoRate(2_900_000, 1_200_000, 15),
          NARROW_MARGIN);

  /** 1280x720 in MPEG-2 MP@HL; buffer as ATSC A/53 part 4 limits it. */
  private static final Profile HD_MPEG2 =
      new Profile(
          "hd-mpeg2",
          new ChannelFormat(
              new MuxRate(10_000_000),
              new VideoFormat(VideoCodec.MPEG2, 1280, 720, NTSC, 1, 7_995_392, false),
              AC3_STEREO,
              SECOND * 8 / 10),
          16,
          9,
          "high",
          new VideoRate(8_500_000, 5_400_000, 15),
          WIDE_MARGIN);

  private static final List<Profile> ALL = List.of(HD_H264, SD_MPEG2, SD_H264, HD_MPEG2);

  public Profile {
    if (displayWidth <= 0 || displayHeight <= 0) {
      throw new IllegalArgumentException(
          "display aspect " + displayWidth + ":" + displayHeight + " of profile " + name);
    }
    if (rate.bitsPerSecond() + format.audio().bitsPerSecond() >= format.rate().bitsPerSecond()) {
      throw new IllegalArgumentException(
          "profile "
              + name
              + ": video of "
              + rate.bitsPerSecond()
              + " and audio of "
              + format.audio().bitsPerSecond()
              + " bit/s leave nothing of "
              + format.rate().bitsPerSecond());
    }
  }

  public static List<Profile> all() {
    return ALL;
  }

  /** Throws {@link IllegalArgumentException} that lists the names there are. */
  public static Profile named(String name) {
    return ALL.stream()
        .filter(profile -> profile.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "profile "
                        + name
                        + ": expected one of "
                        + ALL.stream().map(Profile::name).collect(Collectors.joining(", "))));
  }

  /** Width of a page in square pixels; its height is that of {@link #pageHeight}. */
  public int pageWidth() {
    return pageHeight() * displayWidth / displayHeight;
  }

  /** Height of a page in square pixels: the lines of the picture. */
  public int pageHeight() {
    return format.video().height();
  }

  /** Device pixels in a pixel of the page, so that a picture is as wide as the coded one. */
  public double pageScale() {
    return (double) format.video().width() / pageWidth();
  }
}
