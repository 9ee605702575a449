package org.plugcast.ts.mpeg;

/**
 * stream_type of an elementary stream, 8 bits. ISO/IEC 13818-1 table 2-34; from 0x80 on ATSC and
 * SCTE.
 */
public record StreamType(int value) {
  public static final StreamType MPEG1_VIDEO = new StreamType(0x01);
  public static final StreamType MPEG2_VIDEO = new StreamType(0x02);
  public static final StreamType MPEG1_AUDIO = new StreamType(0x03);
  public static final StreamType MPEG2_AUDIO = new StreamType(0x04);
  public static final StreamType PRIVATE_SECTIONS = new StreamType(0x05);
  public static final StreamType PRIVATE_PES = new StreamType(0x06);
  public static final StreamType ADTS_AAC = new StreamType(0x0f);
  public static final StreamType LATM_AAC = new StreamType(0x11);
  public static final StreamType METADATA_PES = new StreamType(0x15);
  public static final StreamType H264 = new StreamType(0x1b);
  public static final StreamType HEVC = new StreamType(0x24);

  /** ATSC A/53 part 3. */
  public static final StreamType AC3 = new StreamType(0x81);

  /** ANSI/SCTE 35. */
  public static final StreamType SPLICE_INFO = new StreamType(0x86);

  /** ATSC A/52 annex G. */
  public static final StreamType EAC3 = new StreamType(0x87);

  /** DigiCipher II text. */
  public static final StreamType DCII_TEXT = new StreamType(0xc0);

  public StreamType {
    if (value < 0 || value > 0xff) {
      throw new IllegalArgumentException("stream_type " + value + ": expected 0..255");
    }
  }

  public boolean video() {
    return switch (value) {
      case 0x01, 0x02, 0x10, 0x1b, 0x20, 0x21, 0x24, 0x33, 0x42, 0xea -> true;
      default -> false;
    };
  }

  /** Whether the type alone says audio; private PES (0x06) needs its descriptors. */
  public boolean audio() {
    return switch (value) {
      case 0x03, 0x04, 0x0f, 0x11, 0x1c, 0x81, 0x87 -> true;
      default -> false;
    };
  }

  /** Whether packets of this type carry sections, not PES packets. */
  public boolean sections() {
    return switch (value) {
      case 0x05, 0x08, 0x0a, 0x0b, 0x0c, 0x0d, 0x14, 0x16, 0x86, 0xc0 -> true;
      default -> false;
    };
  }

  /** Short name for people. */
  public String label() {
    return switch (value) {
      case 0x01 -> "MPEG-1 video";
      case 0x02 -> "MPEG-2 video";
      case 0x03 -> "MPEG-1 audio";
      case 0x04 -> "MPEG-2 audio";
      case 0x05 -> "private sections";
      case 0x06 -> "private PES";
      case 0x0f -> "AAC (ADTS)";
      case 0x10 -> "MPEG-4 video";
      case 0x11 -> "AAC (LATM)";
      case 0x15 -> "metadata";
      case 0x1b -> "H.264";
      case 0x24 -> "HEVC";
      case 0x81 -> "AC-3";
      case 0x86 -> "SCTE 35";
      case 0x87 -> "E-AC-3";
      case 0xc0 -> "DCII text";
      default -> "stream_type 0x%02x".formatted(value);
    };
  }
}
