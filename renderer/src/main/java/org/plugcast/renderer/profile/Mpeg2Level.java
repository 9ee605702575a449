package org.plugcast.renderer.profile;

import java.util.Optional;

/** Levels of MPEG-2 main profile. ISO/IEC 13818-2 tables 8-11 to 8-14. */
enum Mpeg2Level implements Level {
  MAIN("main", 720, 576, 30, 10_368_000, 15_000_000, 1_835_008),
  HIGH_1440("high1440", 1_440, 1_152, 60, 47_001_600, 60_000_000, 7_340_032),
  /** Its buffer is that of ATSC A/53 part 4 §6.1: receivers of television need not have more. */
  HIGH("high", 1_920, 1_152, 60, 62_668_800, 80_000_000, 7_995_392);

  private final String label;
  private final int width;
  private final int height;
  private final int framesPerSecond;
  private final long samplesPerSecond;
  private final long bitsPerSecond;
  private final long bufferBits;

  Mpeg2Level(
      String label,
      int width,
      int height,
      int framesPerSecond,
      long samplesPerSecond,
      long bitsPerSecond,
      long bufferBits) {
    this.label = label;
    this.width = width;
    this.height = height;
    this.framesPerSecond = framesPerSecond;
    this.samplesPerSecond = samplesPerSecond;
    this.bitsPerSecond = bitsPerSecond;
    this.bufferBits = bufferBits;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public long bufferBits() {
    return bufferBits;
  }

  @Override
  public Optional<String> objection(PictureLoad load) {
    if (load.width() > width) {
      return objection("video.width", load.width(), width + " samples", "8-11");
    }
    if (load.height() > height) {
      return objection("video.height", load.height(), height + " lines", "8-11");
    }
    long frames = load.frameRate().numerator();
    long seconds = load.frameRate().denominator();
    if (frames > framesPerSecond * seconds) {
      return objection(
          "video.frameRate", load.frameRate(), framesPerSecond + " in a second", "8-11");
    }
    if (load.width() * (long) load.height() * frames > samplesPerSecond * seconds) {
      return objection(
          "video.frameRate", load.frameRate(), samplesPerSecond + " samples in a second", "8-12");
    }
    if (load.bitsPerSecond() > bitsPerSecond) {
      return objection("video.bitRate", load.bitsPerSecond(), bitsPerSecond + " bit/s", "8-13");
    }
    return load.bufferBits() > bufferBits
        ? objection("video.vbv", load.bufferBits(), bufferBits + " bits", "8-14")
        : Optional.empty();
  }

  private Optional<String> objection(String key, Object value, String limit, String table) {
    return Optional.of(
        key
            + " = "
            + value
            + ": level "
            + label
            + " ends at "
            + limit
            + " (ISO/IEC 13818-2 table "
            + table
            + ")");
  }
}
