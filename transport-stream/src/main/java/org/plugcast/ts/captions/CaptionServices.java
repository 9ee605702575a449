package org.plugcast.ts.captions;

import java.nio.charset.StandardCharsets;
import org.plugcast.ts.mpeg.Descriptor;

/** What a program map table tells of captions. ATSC A/65 §6.9.2, table 6.26. Pure. */
public final class CaptionServices {
  /** caption_service_descriptor. */
  public static final int TAG = 0x86;

  private static final int SERVICE = 6;
  private static final int RESERVED_COUNT = 0xe0;

  /** digital_cc and a reserved bit, caption_service_number 1. */
  private static final byte DIGITAL_1 = (byte) 0xc1;

  /** Not digital_cc, reserved bits, line21_field 0, which is field 1. */
  private static final byte LINE_21_FIELD_1 = 0x7e;

  /** Not easy_reader, wide_aspect_ratio, reserved bits. */
  private static final byte WIDE = 0x7f;

  private CaptionServices() {}

  /** Service 1 of CEA-708 and CC1 of CEA-608, in a language such as {@code eng}. */
  public static Descriptor descriptor(String language) {
    byte[] data = new byte[1 + 2 * SERVICE];
    data[0] = (byte) (RESERVED_COUNT | 2);
    write(data, 1, language, DIGITAL_1);
    write(data, 1 + SERVICE, language, LINE_21_FIELD_1);
    return new Descriptor(TAG, data);
  }

  private static void write(byte[] data, int at, String language, byte kind) {
    byte[] letters = language.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(letters, 0, data, at, letters.length);
    data[at + 3] = kind;
    data[at + 4] = WIDE;
    data[at + 5] = (byte) 0xff;
  }

  /** Throws {@link IllegalArgumentException} unless it is three small letters. */
  public static void requireLanguage(String language) {
    if (!language.matches("[a-z]{3}")) {
      throw new IllegalArgumentException(
          "language of captions "
              + language
              + ": expected three letters of ISO 639-2, such as eng");
    }
  }
}
