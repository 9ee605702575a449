package org.plugcast.ts.elementary;

import java.util.Optional;

/** Audio codings that can be told apart in a foreign stream. */
public enum AudioCoding {
  AC3("AC-3"),
  EAC3("E-AC-3"),
  AAC("AAC"),
  MPEG_LAYER_1("MPEG audio layer I"),
  MPEG_LAYER_2("MPEG audio layer II"),
  MPEG_LAYER_3("MPEG audio layer III");

  private final String label;

  AudioCoding(String label) {
    this.label = label;
  }

  /** Name for people. */
  public String label() {
    return label;
  }

  /** The codec of channels, if one carries this coding. */
  public Optional<AudioCodec> codec() {
    return switch (this) {
      case AC3 -> Optional.of(AudioCodec.AC3);
      case EAC3 -> Optional.of(AudioCodec.EAC3);
      case AAC -> Optional.of(AudioCodec.AAC);
      case MPEG_LAYER_2 -> Optional.of(AudioCodec.MP2);
      case MPEG_LAYER_1, MPEG_LAYER_3 -> Optional.empty();
    };
  }
}
