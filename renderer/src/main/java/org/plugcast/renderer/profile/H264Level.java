package org.plugcast.renderer.profile;

import java.util.Optional;

/**
 * Levels of H.264. ITU-T H.264 table A-1.
 *
 * <p>Bits are those of byte streams in transport streams: 1200 for each unit of the table, ISO/IEC
 * 13818-1 §2.14.3.1.
 */
enum H264Level implements Level {
  L2_0("2.0", 11_880, 396, 2_376, 2_000, 2_000),
  L2_1("2.1", 19_800, 792, 4_752, 4_000, 4_000),
  L2_2("2.2", 20_250, 1_620, 8_100, 4_000, 4_000),
  L3_0("3.0", 40_500, 1_620, 8_100, 10_000, 10_000),
  L3_1("3.1", 108_000, 3_600, 18_000, 14_000, 14_000),
  L3_2("3.2", 216_000, 5_120, 20_480, 20_000, 20_000),
  L4_0("4.0", 245_760, 8_192, 32_768, 20_000, 25_000),
  L4_1("4.1", 245_760, 8_192, 32_768, 50_000, 62_500),
  L4_2("4.2", 522_240, 8_704, 34_816, 50_000, 62_500),
  L5_0("5.0", 589_824, 22_080, 110_400, 135_000, 135_000),
  L5_1("5.1", 983_040, 36_864, 184_320, 240_000, 240_000),
  L5_2("5.2", 2_073_600, 36_864, 184_320, 240_000, 240_000);

  private static final int BITS = 1_200;

  /** Pictures that the encoder keeps: two that it refers to and the one that is decoded. */
  private static final int PICTURES = 3;

  private static final String TABLE = " (ITU-T H.264 table A-1)";

  private final String label;
  private final long maxMbps;
  private final long maxFs;
  private final long maxDpbMbs;
  private final long maxBr;
  private final long maxCpb;

  H264Level(String label, long maxMbps, long maxFs, long maxDpbMbs, long maxBr, long maxCpb) {
    this.label = label;
    this.maxMbps = maxMbps;
    this.maxFs = maxFs;
    this.maxDpbMbs = maxDpbMbs;
    this.maxBr = maxBr;
    this.maxCpb = maxCpb;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public long bufferBits() {
    return maxCpb * BITS;
  }

  @Override
  public Optional<String> objection(PictureLoad load) {
    long across = load.macroblocksAcross();
    long down = load.macroblocksDown();
    long picture = across * down;
    if (picture > maxFs || across * across > 8 * maxFs || down * down > 8 * maxFs) {
      return objection(
          "video.width", load.width() + "x" + load.height(), picture + " macroblocks", maxFs);
    }
    if (picture * load.frameRate().numerator() > maxMbps * load.frameRate().denominator()) {
      return objection(
          "video.frameRate",
          load.frameRate(),
          picture * load.frameRate().numerator() / load.frameRate().denominator()
              + " macroblocks in a second",
          maxMbps);
    }
    if (picture * PICTURES > maxDpbMbs) {
      return objection(
          "video.width", load.width(), PICTURES * picture + " macroblocks kept", maxDpbMbs);
    }
    if (load.bitsPerSecond() > maxBr * BITS) {
      return objection("video.bitRate", load.bitsPerSecond(), "its bit/s", maxBr * BITS);
    }
    if (load.bufferBits() > bufferBits()) {
      return objection("video.vbv", load.bufferBits(), "its bits", bufferBits());
    }
    return load.scan().interlaced() && !hasFields() ? progressiveOnly() : Optional.empty();
  }

  /** frame_mbs_only_flag. Table A-4. */
  private boolean hasFields() {
    return compareTo(L2_1) >= 0 && compareTo(L4_1) <= 0;
  }

  private Optional<String> progressiveOnly() {
    return Optional.of(
        "video.interlaced = true: level "
            + label
            + " is for progressive video, interlaced video has to fit into one of 2.1 to 4.1"
            + " (ITU-T H.264 table A-4)");
  }

  private Optional<String> objection(String key, Object value, String needs, long limit) {
    return Optional.of(
        key
            + " = "
            + value
            + ": "
            + needs
            + " are more than the "
            + limit
            + " of level "
            + label
            + TABLE);
  }
}
