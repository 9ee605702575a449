package org.plugcast.ts.elementary;

import java.io.ByteArrayOutputStream;

/** Header byte of a NAL unit in the caller's array. ITU-T H.264 §7.3.1, table 7-1. */
final class NalUnit {
  static final int SLICE = 1;
  static final int PARTITION_A = 2;
  static final int IDR_SLICE = 5;
  static final int SEI = 6;
  static final int SEQUENCE_PARAMETER_SET = 7;
  static final int PICTURE_PARAMETER_SET = 8;
  static final int ACCESS_UNIT_DELIMITER = 9;
  static final int END_OF_SEQUENCE = 10;
  static final int END_OF_STREAM = 11;
  static final int FILLER_DATA = 12;

  private NalUnit() {}

  /** nal_unit_type, 0 to 31. */
  static int type(byte[] bytes, int offset) {
    return bytes[offset] & 0x1f;
  }

  /** nal_ref_idc: 0 where no other picture refers to this one. */
  static int refIdc(byte[] bytes, int offset) {
    return bytes[offset] >> 5 & 3;
  }

  /** Whether a unit of this type carries the head of a slice of a primary picture. */
  static boolean isSlice(int type) {
    return type == SLICE || type == PARTITION_A || type == IDR_SLICE;
  }

  /**
   * Whether a unit of this type, behind a picture, starts the next access unit. §7.4.1.2.3; without
   * prefix NAL units (14), which stand between the slices of one picture too.
   */
  static boolean startsAccessUnit(int type) {
    return switch (type) {
      case SEI, SEQUENCE_PARAMETER_SET, PICTURE_PARAMETER_SET, ACCESS_UNIT_DELIMITER -> true;
      case 15, 16, 17, 18 -> true;
      default -> false;
    };
  }

  /** Whether a unit of this type is of no use to a clip: ends of sequences, filler. */
  static boolean isDispensable(int type) {
    return type == END_OF_SEQUENCE || type == END_OF_STREAM || type == FILLER_DATA;
  }

  /**
   * Takes the emulation prevention bytes out of {@code bytes[from..to)}. §7.3.1.
   *
   * @param payload as long as that at least
   * @return bytes of the payload
   */
  static int unescape(byte[] bytes, int from, int to, byte[] payload) {
    int length = 0;
    int zeros = 0;
    for (int at = from; at < to; at++) {
      if (zeros >= 2 && bytes[at] == 3) {
        zeros = 0;
      } else {
        payload[length++] = bytes[at];
        zeros = bytes[at] == 0 ? zeros + 1 : 0;
      }
    }
    return length;
  }

  /** Appends {@code payload[0..length)} with emulation prevention bytes. §7.4.1. */
  static void escape(byte[] payload, int length, ByteArrayOutputStream out) {
    int zeros = 0;
    int from = 0;
    for (int at = 0; at < length; at++) {
      if (zeros == 2 && payload[at] >= 0 && payload[at] <= 3) {
        out.write(payload, from, at - from);
        out.write(3);
        from = at;
        zeros = 0;
      }
      zeros = payload[at] == 0 ? zeros + 1 : 0;
    }
    out.write(payload, from, length - from);
  }
}
