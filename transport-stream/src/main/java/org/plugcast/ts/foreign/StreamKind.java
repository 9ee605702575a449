package org.plugcast.ts.foreign;

import java.nio.charset.StandardCharsets;
import org.plugcast.ts.mpeg.Descriptor;
import org.plugcast.ts.mpeg.Pmt;
import org.plugcast.ts.mpeg.StreamType;

/** How an elementary stream of a foreign programme is to be read. */
enum StreamKind {
  H264,
  MPEG_VIDEO,
  /** Video that no channel carries. */
  OTHER_VIDEO,
  AC3,
  ADTS,
  MPEG_AUDIO,
  /** Audio that no channel carries. */
  OTHER_AUDIO,
  OTHER;

  /** AC-3_descriptor. ETSI EN 300 468 annex D. */
  private static final int AC3_DESCRIPTOR = 0x6a;

  /** enhanced_ac-3_descriptor. ETSI EN 300 468 annex D. */
  private static final int EAC3_DESCRIPTOR = 0x7a;

  /** DTS_descriptor, AAC_descriptor. ETSI EN 300 468 annexes G and H. */
  private static final int DTS_DESCRIPTOR = 0x7b;

  private static final int AAC_DESCRIPTOR = 0x7c;

  /** Tells the kind by stream_type and, for private data, by descriptors. */
  static StreamKind of(Pmt.Stream stream) {
    StreamType type = stream.type();
    return switch (type.value()) {
      case 0x1b -> H264;
      case 0x01, 0x02 -> MPEG_VIDEO;
      case 0x03, 0x04 -> MPEG_AUDIO;
      case 0x0f -> ADTS;
      case 0x81, 0x87 -> AC3;
      case 0x06 -> ofPrivate(stream);
      default -> type.video() ? OTHER_VIDEO : type.audio() ? OTHER_AUDIO : OTHER;
    };
  }

  private static StreamKind ofPrivate(Pmt.Stream stream) {
    for (Descriptor descriptor : stream.descriptors()) {
      switch (descriptor.tag()) {
        case AC3_DESCRIPTOR, EAC3_DESCRIPTOR -> {
          return AC3;
        }
        case DTS_DESCRIPTOR, AAC_DESCRIPTOR -> {
          return OTHER_AUDIO;
        }
        case Descriptor.REGISTRATION -> {
          String format = new String(descriptor.data(), StandardCharsets.ISO_8859_1);
          if (format.startsWith("AC-3") || format.startsWith("EAC3")) {
            return AC3;
          }
          if (format.startsWith("Opus") || format.startsWith("DTS")) {
            return OTHER_AUDIO;
          }
        }
        default -> {}
      }
    }
    return OTHER;
  }

  boolean video() {
    return switch (this) {
      case H264, MPEG_VIDEO, OTHER_VIDEO -> true;
      case AC3, ADTS, MPEG_AUDIO, OTHER_AUDIO, OTHER -> false;
    };
  }

  boolean audio() {
    return switch (this) {
      case AC3, ADTS, MPEG_AUDIO, OTHER_AUDIO -> true;
      case H264, MPEG_VIDEO, OTHER_VIDEO, OTHER -> false;
    };
  }
}
