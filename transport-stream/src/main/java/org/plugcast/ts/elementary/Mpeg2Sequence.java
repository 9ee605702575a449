package org.plugcast.ts.elementary;

import java.util.Optional;
import org.plugcast.ts.elementary.VideoSequence.AspectRatio;

/** Describes what MPEG video sequence headers announce. ISO/IEC 13818-2 §6.3.3, §6.3.5, §8. */
final class Mpeg2Sequence {
  private static final int VBV_UNIT = 16_384;

  /** Table 6-4. */
  private static final int[][] FRAME_RATES = {
    {24_000, 1_001}, {24, 1}, {25, 1}, {30_000, 1_001}, {30, 1}, {50, 1}, {60_000, 1_001}, {60, 1}
  };

  private Mpeg2Sequence() {}

  static VideoSequence of(Mpeg2SequenceHeader header, Mpeg2SequenceExtension extension) {
    int[] rate = FRAME_RATES[header.frameRate() - 1];
    return new VideoSequence(
        Optional.of(VideoCodec.MPEG2),
        profile(extension.profileAndLevel()) + "@" + level(extension.profileAndLevel()),
        extension.horizontalSize() << 12 | header.horizontalSize(),
        extension.verticalSize() << 12 | header.verticalSize(),
        aspectRatio(header.aspectRatio()),
        VideoSequence.rate(
            (long) rate[0] * (extension.rateNumerator() + 1),
            (long) rate[1] * (extension.rateDenominator() + 1)),
        true,
        !extension.progressiveSequence(),
        extension.chromaFormat() == 1,
        (long) (extension.vbvBufferSize() << 10 | header.vbvBufferSize()) * VBV_UNIT);
  }

  /** A sequence without an extension is ISO/IEC 11172-2. */
  static VideoSequence ofMpeg1(Mpeg2SequenceHeader header) {
    int[] rate = FRAME_RATES[header.frameRate() - 1];
    return new VideoSequence(
        Optional.empty(),
        "MPEG-1 video",
        header.horizontalSize(),
        header.verticalSize(),
        new AspectRatio(0, 0),
        VideoSequence.rate(rate[0], rate[1]),
        true,
        false,
        true,
        (long) header.vbvBufferSize() * VBV_UNIT);
  }

  /** Of the display, but 1:1 of a sample. Table 6-3. */
  private static AspectRatio aspectRatio(int code) {
    return switch (code) {
      case 1 -> new AspectRatio(1, 1);
      case 2 -> new AspectRatio(4, 3);
      case 3 -> new AspectRatio(16, 9);
      case 4 -> new AspectRatio(221, 100);
      default -> new AspectRatio(0, 0);
    };
  }

  /** Table 8-2; with the escape bit table 8-4. */
  private static String profile(int profileAndLevel) {
    return switch (profileAndLevel >> 4) {
      case 5 -> "Simple";
      case 4 -> "Main";
      case 3 -> "SNR Scalable";
      case 2 -> "Spatially Scalable";
      case 1 -> "High";
      case 8 -> "4:2:2";
      default -> "profile " + (profileAndLevel >> 4);
    };
  }

  /** Table 8-3. */
  private static String level(int profileAndLevel) {
    int code = profileAndLevel & 0x0f;
    return switch (code) {
      case 4 -> "High";
      case 6 -> "High-1440";
      case 8, 5 -> "Main";
      case 2 -> "High";
      case 10 -> "Low";
      default -> "level " + code;
    };
  }
}
