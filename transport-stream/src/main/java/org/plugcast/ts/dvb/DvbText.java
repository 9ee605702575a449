package org.plugcast.ts.dvb;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** Text of service information, with its character table. ETSI EN 300 468 annex A. */
public final class DvbText {
  private static final int UTF_8 = 0x15;
  private static final char UNKNOWN = '\ufffd';

  /** Characters 0xa0 to 0xff of the default table but the accents of 0xc0 to 0xcf. Figure A.1. */
  private static final String LATIN =
      "\u00a0¡¢£€¥ §¤‘“«←↑→↓"
          + "°±²³×µ¶·÷’”»¼½¾¿"
          + "\ufffd".repeat(16)
          + "―¹®©™♪¬¦\ufffd\ufffd\ufffd\ufffd⅛⅜⅝⅞"
          + "ΩÆĐªĦ\ufffdĲĿŁØŒºÞŦŊŉ"
          + "ĸæđðħıĳŀłøœßþŧŋ\u00ad";

  /** Accents 0xc0 to 0xcf of the default table, which stand before their letter. */
  private static final String ACCENTS =
      "\ufffd\u0300\u0301\u0302\u0303\u0304\u0306\u0307"
          + "\u0308\ufffd\u030a\u0327\ufffd\u030b\u0328\u030c";

  private DvbText() {}

  /** Codes text: plain ASCII in the default table, all else as UTF-8 behind 0x15. */
  public static byte[] encode(String text) {
    if (text.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
      return text.getBytes(StandardCharsets.US_ASCII);
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[utf8.length + 1];
    bytes[0] = UTF_8;
    System.arraycopy(utf8, 0, bytes, 1, utf8.length);
    return bytes;
  }

  /** Codes text in at most {@code limit} bytes, leaving out what would not fit whole. */
  static byte[] encode(String text, int limit) {
    String kept = text;
    byte[] bytes = encode(kept);
    while (bytes.length > limit) {
      kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1));
      bytes = encode(kept);
    }
    return bytes;
  }

  /** Reads text in any table; what cannot be read becomes U+FFFD. */
  public static String decode(byte[] bytes, int from, int length) {
    if (length == 0) {
      return "";
    }
    int first = bytes[from] & 0xff;
    if (first >= 0x20) {
      return decodeLatin(bytes, from, from + length);
    }
    if (first == 0x10 && length >= 3) {
      int part = (bytes[from + 1] & 0xff) << 8 | bytes[from + 2] & 0xff;
      return decode(iso8859(part), bytes, from + 3, length - 3);
    }
    return decode(charset(first), bytes, from + 1, length - 1);
  }

  private static String decode(Charset charset, byte[] bytes, int from, int length) {
    return new String(bytes, from, length, charset);
  }

  private static Charset charset(int selector) {
    return switch (selector) {
      case 1, 2, 3, 4, 5, 6, 7, 9, 10, 11 -> iso8859(selector + 4);
      case 0x11, 0x14 -> StandardCharsets.UTF_16BE;
      case 0x12 -> named("EUC-KR");
      case 0x13 -> named("GB2312");
      case UTF_8 -> StandardCharsets.UTF_8;
      default -> StandardCharsets.US_ASCII;
    };
  }

  private static Charset iso8859(int part) {
    return part >= 1 && part <= 15 ? named("ISO-8859-" + part) : StandardCharsets.US_ASCII;
  }

  /** The charset, or ASCII where this Java has none of that name: the rest reads as U+FFFD. */
  private static Charset named(String name) {
    return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.US_ASCII;
  }

  private static String decodeLatin(byte[] bytes, int from, int to) {
    StringBuilder text = new StringBuilder(to - from);
    int at = from;
    while (at < to) {
      int code = bytes[at++] & 0xff;
      if (code >= 0xc0 && code <= 0xcf && at < to) {
        text.append(latin(bytes[at++] & 0xff)).append(ACCENTS.charAt(code - 0xc0));
      } else {
        text.append(latin(code));
      }
    }
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  private static char latin(int code) {
    if (code >= 0xa0) {
      return LATIN.charAt(code - 0xa0);
    }
    return code >= 0x20 && code < 0x7f ? (char) code : UNKNOWN;
  }
}
