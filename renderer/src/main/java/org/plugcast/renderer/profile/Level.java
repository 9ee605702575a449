package org.plugcast.renderer.profile;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a level of a video standard has room for. */
interface Level {

  /** The word of the standard or of the encoder. */
  String label();

  /** Size of the decoder's buffer, in bits. */
  long bufferBits();

  /** What the level has no room for. */
  Optional<String> objection(PictureLoad load);

  /** Throws if the level has no room for a picture. */
  default void require(PictureLoad load) {
    objection(load)
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(why);
            });
  }

  /** The level that an operator means; it throws, naming all, if there is none. */
  static Level ofLabel(Level[] levels, String label) {
    return Arrays.stream(levels)
        .filter(level -> level.label().equals(label) || level.label().equals(label + ".0"))
        .findFirst()
        .orElseThrow(() -> Refusal.of("video.level", label, "expected auto, " + labels(levels)));
  }

  /**
   * The lowest level that has room for a picture; it throws if there is none.
   *
   * @param levels the lowest first
   */
  static Level least(Level[] levels, PictureLoad load) {
    return Arrays.stream(levels)
        .filter(level -> level.objection(load).isEmpty())
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    levels[levels.length - 1].objection(load).orElse("no level fits")));
  }

  private static String labels(Level[] levels) {
    return Arrays.stream(levels).map(Level::label).collect(Collectors.joining(", "));
  }
}
