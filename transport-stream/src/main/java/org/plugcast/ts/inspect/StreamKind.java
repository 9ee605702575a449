package org.plugcast.ts.inspect;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.plugcast.ts.mpeg.Descriptor;
import org.plugcast.ts.mpeg.Pmt;
import org.plugcast.ts.mpeg.StreamType;

/** What an elementary stream carries, as far as the inspector treats it differently. */
sealed interface StreamKind {
  /** Name for people. */
  String label();

  /** Pictures. */
  record Video(String label) implements StreamKind {}

  /** Sound; with a coding where its frames can be counted. */
  record Audio(String label, Optional<AudioFrames.Coding> coding) implements StreamKind {}

  /** PES packets or sections of another kind, which may be sparse. */
  record Data(String label) implements StreamKind {}

  /** Kind of a stream of a PMT: by its type, and by its descriptors where that says private. */
  static StreamKind of(Pmt.Stream stream) {
    StreamType type = stream.type();
    if (type.video()) {
      return new Video(type.label());
    }
    if (type.audio()) {
      return new Audio(type.label(), coding(type));
    }
    return type.equals(StreamType.PRIVATE_PES) ? privatePes(stream) : new Data(type.label());
  }

  private static Optional<AudioFrames.Coding> coding(StreamType type) {
    return switch (type.value()) {
      case 0x03, 0x04 -> Optional.of(AudioFrames.Coding.MPEG);
      case 0x0f -> Optional.of(AudioFrames.Coding.ADTS);
      case 0x81, 0x87 -> Optional.of(AudioFrames.Coding.AC3);
      default -> Optional.empty();
    };
  }

  /** DVB and others name the coding in a descriptor. ETSI EN 300 468 table 12. */
  private static StreamKind privatePes(Pmt.Stream stream) {
    for (Descriptor descriptor : stream.descriptors()) {
      Optional<StreamKind> kind =
          switch (descriptor.tag()) {
            case 0x6a -> Optional.of(new Audio("AC-3", Optional.of(AudioFrames.Coding.AC3)));
            case 0x7a -> Optional.of(new Audio("E-AC-3", Optional.of(AudioFrames.Coding.AC3)));
            case 0x7b -> Optional.of(new Audio("DTS", Optional.empty()));
            case 0x56 -> Optional.of(new Data("teletext"));
            case 0x59 -> Optional.of(new Data("DVB subtitles"));
            case Descriptor.REGISTRATION -> registered(descriptor);
            default -> Optional.empty();
          };
      if (kind.isPresent()) {
        return kind.orElseThrow();
      }
    }
    return new Data(stream.type().label());
  }

  private static Optional<StreamKind> registered(Descriptor registration) {
    return switch (new String(registration.data(), StandardCharsets.ISO_8859_1)) {
      case "AC-3" -> Optional.of(new Audio("AC-3", Optional.of(AudioFrames.Coding.AC3)));
      case "EAC3" -> Optional.of(new Audio("E-AC-3", Optional.of(AudioFrames.Coding.AC3)));
      case "Opus" -> Optional.of(new Audio("Opus", Optional.empty()));
      case "HEVC" -> Optional.of(new Video("HEVC"));
      default -> Optional.empty();
    };
  }
}
