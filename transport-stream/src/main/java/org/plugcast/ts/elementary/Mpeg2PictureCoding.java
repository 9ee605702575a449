package org.plugcast.ts.elementary;

import org.plugcast.ts.mpeg.MalformedStreamException;

/** Picture coding extension. ISO/IEC 13818-2 §6.2.3.1, §6.3.10. */
public record Mpeg2PictureCoding(
    Structure structure,
    boolean topFieldFirst,
    boolean repeatFirstField,
    boolean progressiveFrame) {
  private static final String CLAUSE = "ISO/IEC 13818-2 §6.2.3.1";

  /** picture_structure. Table 6-14. */
  public enum Structure {
    TOP_FIELD,
    BOTTOM_FIELD,
    FRAME;

    /** The structure of a code from 1 to 3. */
    static Structure of(int code) {
      return switch (code) {
        case 1 -> TOP_FIELD;
        case 2 -> BOTTOM_FIELD;
        default -> FRAME;
      };
    }
  }

  /** What an ISO/IEC 11172-2 picture amounts to, which has no such extension. */
  static final Mpeg2PictureCoding MPEG1 =
      new Mpeg2PictureCoding(Structure.FRAME, false, false, true);

  /** Reads the extension whose start code is at {@code bytes[from]}. */
  public static Mpeg2PictureCoding parse(byte[] bytes, int from, int to)
      throws MalformedStreamException {
    BitReader in = Mpeg2StartCode.reader(bytes, from, to, CLAUSE);
    in.skip(4 + 16 + 2);
    int structure = in.bits(2);
    if (structure == 0) {
      throw in.malformed("picture_structure 0, expected 1 to 3");
    }
    boolean topFieldFirst = in.flag();
    in.skip(5);
    boolean repeatFirstField = in.flag();
    in.skip(1);
    return new Mpeg2PictureCoding(
        Structure.of(structure), topFieldFirst, repeatFirstField, in.flag());
  }
}
