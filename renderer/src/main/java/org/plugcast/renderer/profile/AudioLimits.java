package org.plugcast.renderer.profile;

import java.util.List;
import java.util.stream.Collectors;
import org.plugcast.ts.elementary.AudioCodec;

/** Channels and rates that the audio codings have. Pure. */
final class AudioLimits {
  private static final String BIT_RATE = "audio.bitRate";
  private static final int STEREO = 2;
  private static final int SURROUND = 6;

  /** Beyond 448 kbit/s a frame leaves no room in the decoder's buffer. */
  private static final List<Integer> AC3 = List.of(96, 112, 128, 160, 192, 224, 256, 320, 384, 448);

  /** Layer II with two channels. */
  private static final List<Integer> MP2 = List.of(64, 96, 112, 128, 160, 192, 224, 256, 320, 384);

  private static final int LEAST_SURROUND_AC3 = 224;

  /** 6144 bits for a channel in a frame of 1024 samples. */
  private static final int AAC_PER_CHANNEL = 288_000;

  private AudioLimits() {}

  static void require(AudioCodec codec, int channels, int bitsPerSecond) {
    List<Integer> counts = codec == AudioCodec.MP2 ? List.of(STEREO) : List.of(STEREO, SURROUND);
    Refusal.require(
        counts.contains(channels),
        "audio.channels",
        channels,
        codec == AudioCodec.MP2
            ? "mp2 has 2 (ISO/IEC 11172-3 §2.4.2.3)"
            : "expected 2, or 6 for 5.1");
    switch (codec) {
      case AC3 -> ac3(channels, bitsPerSecond);
      case MP2 ->
          requireOneOf(
              MP2, bitsPerSecond, "in layer II with two channels (ISO/IEC 11172-3 §2.4.2.3)");
      case EAC3 -> eac3(channels, bitsPerSecond);
      case AAC -> aac(channels, bitsPerSecond);
    }
  }

  private static void ac3(int channels, int bitsPerSecond) {
    List<Integer> rates =
        AC3.stream().filter(rate -> channels == STEREO || rate >= LEAST_SURROUND_AC3).toList();
    requireOneOf(
        rates,
        bitsPerSecond,
        "for " + channels + " channels of AC-3 (ATSC A/52 table 5.18; A/53 part 5 ends at 448000)");
  }

  /** Frames are whole words of 16 bits. */
  private static void eac3(int channels, int bitsPerSecond) {
    int least = channels == STEREO ? 96_000 : 192_000;
    Refusal.require(
        bitsPerSecond >= least && bitsPerSecond <= 640_000 && bitsPerSecond % 8_000 == 0,
        BIT_RATE,
        bitsPerSecond,
        "expected "
            + least
            + " to 640000 in steps of 8000 for "
            + channels
            + " channels of E-AC-3 (ATSC A/52 annex E §2.3.1.3)");
  }

  private static void aac(int channels, int bitsPerSecond) {
    int least = channels * 24_000;
    int most = channels * AAC_PER_CHANNEL;
    Refusal.require(
        bitsPerSecond >= least && bitsPerSecond <= Math.min(most, 512_000),
        BIT_RATE,
        bitsPerSecond,
        "expected "
            + least
            + " to "
            + Math.min(most, 512_000)
            + " for "
            + channels
            + " channels of AAC (ISO/IEC 14496-3 §4.5.3)");
  }

  private static void requireOneOf(List<Integer> rates, int bitsPerSecond, String where) {
    Refusal.require(
        bitsPerSecond % 1_000 == 0 && rates.contains(bitsPerSecond / 1_000),
        BIT_RATE,
        bitsPerSecond,
        "expected one of "
            + rates.stream().map(rate -> rate + "000").collect(Collectors.joining(", "))
            + " "
            + where);
  }
}
