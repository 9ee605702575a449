package org.plugcast.ts.captions;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Characters of CEA-608 and their codes for the first channel of a field. ANSI/CTA-608-E tables 49
 * to 51 and 5 to 10; 47 CFR 79.101.
 */
final class Line21Characters {
  static final int FIRST = 0x20;

  /** Codes 20 to 7F. */
  static final String STANDARD =
      " !\"#$%&’()á+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[é]íóúabcdefghijklmnopqrstuvwxyzç÷Ññ█";

  /** Codes 11 30 to 11 3F; 39 is a space that what lies beneath is seen through. */
  static final String SPECIAL = "®°½¿™¢£♪à\u0000èâêîôû";

  /** Codes 12 20 to 12 3F: Spanish, marks, French. */
  static final String EXTENDED_1 = "ÁÉÓÚÜü‘¡*'—©℠•“”ÀÂÇÈÊËëÎÏïÔÙùÛ«»";

  /** Codes 13 20 to 13 3F: Portuguese, German, Danish, frames. */
  static final String EXTENDED_2 = "ÃãÍÌìÒòÕõ{}\\^_|~ÄäÖöß¥¤¦ÅåØø┌┐└┘";

  /** What decoders show in the place of extended characters that do not know them. */
  static final String EXTENDED_1_INSTEAD = "AEOUUu’!#’-C:.\"\"AACEEEeIIiOUuU\"\"";

  static final String EXTENDED_2_INSTEAD = "AaIIiOoOo()/-/!-AaOosY$!AaOo++++";

  private static final Map<Integer, Code> CODES = codes();

  /** How a character is sent. */
  sealed interface Code {
    /** One byte, two of them in a pair. */
    record Standard(int value) implements Code {}

    /** A pair of its own. */
    record Special(int first, int second) implements Code {}

    /** A pair of its own that takes the place of the character before it, {@code instead}. */
    record Extended(int instead, int first, int second) implements Code {}
  }

  private Line21Characters() {}

  private static Map<Integer, Code> codes() {
    Map<Integer, Code> codes = new HashMap<>();
    addExtended(codes, EXTENDED_2, EXTENDED_2_INSTEAD, 0x13);
    addExtended(codes, EXTENDED_1, EXTENDED_1_INSTEAD, 0x12);
    for (int i = 0; i < SPECIAL.length(); i++) {
      codes.put((int) SPECIAL.charAt(i), new Code.Special(0x11, 0x30 + i));
    }
    codes.remove(0);
    for (int i = 0; i < STANDARD.length(); i++) {
      codes.put((int) STANDARD.charAt(i), new Code.Standard(FIRST + i));
    }
    return codes;
  }

  private static void addExtended(
      Map<Integer, Code> codes, String characters, String instead, int first) {
    for (int i = 0; i < characters.length(); i++) {
      int other = FIRST + STANDARD.indexOf(instead.charAt(i));
      codes.put((int) characters.charAt(i), new Code.Extended(other, first, FIRST + i));
    }
  }

  static Optional<Code> code(int codePoint) {
    return Optional.ofNullable(CODES.get(codePoint));
  }
}
