package org.plugcast.ts.elementary;

import java.util.Optional;
import org.plugcast.ts.elementary.VideoSequence.AspectRatio;

/** Describes what an H.264 sequence parameter set announces. ITU-T H.264 annexes A and E. */
final class H264Sequence {
  private H264Sequence() {}

  static VideoSequence of(H264Sps sps) {
    H264Vui vui = sps.vui();
    return new VideoSequence(
        Optional.of(VideoCodec.H264),
        profile(sps) + "@" + level(sps),
        sps.size().width(),
        sps.size().height(),
        new AspectRatio(vui.sarWidth(), vui.sarHeight()),
        vui.timing()
            .flatMap(
                t -> VideoSequence.rate(t.timeScale(), Math.multiplyExact(2, t.unitsInTick()))),
        vui.timing().map(H264Vui.Timing::fixedFrameRate).orElse(false),
        !sps.frameMbsOnly(),
        sps.chromaFormat() == 1 && sps.bitDepth() == 8,
        vui.bufferBits());
  }

  /** §A.2. */
  private static String profile(H264Sps sps) {
    boolean set1 = (sps.constraints() & 0x40) != 0;
    return switch (sps.profileIdc()) {
      case 66 -> set1 ? "Constrained Baseline" : "Baseline";
      case 77 -> "Main";
      case 88 -> "Extended";
      case 100 -> "High";
      case 110 -> "High 10";
      case 122 -> "High 4:2:2";
      case 244 -> "High 4:4:4 Predictive";
      default -> "profile " + sps.profileIdc();
    };
  }

  /** Table A-1; level 1b is coded as 11 with constraint_set3 or as 9. */
  private static String level(H264Sps sps) {
    boolean set3 = (sps.constraints() & 0x10) != 0;
    boolean lowProfile = sps.profileIdc() == 66 || sps.profileIdc() == 77 || sps.profileIdc() == 88;
    if (sps.levelIdc() == 9 || sps.levelIdc() == 11 && set3 && lowProfile) {
      return "1b";
    }
    return sps.levelIdc() / 10 + "." + sps.levelIdc() % 10;
  }
}
