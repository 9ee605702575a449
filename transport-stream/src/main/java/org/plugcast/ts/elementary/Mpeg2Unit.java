package org.plugcast.ts.elementary;

/** Changes coded pictures of MPEG-2 video in place. ISO/IEC 13818-2 §6.3.8, §6.3.9. */
public final class Mpeg2Unit {
  private Mpeg2Unit() {}

  /**
   * Adjusts a picture of a group whose first {@code dropped} pictures in display order were
   * dropped: the group is closed, and its pictures are counted from 0 again.
   */
  public static void closeGroup(byte[] unit, int length, int dropped) {
    for (int at = 0; at + 2 * Mpeg2StartCode.LENGTH <= length; at++) {
      if (unit[at] != 0 || unit[at + 1] != 0 || unit[at + 2] != 1) {
        continue;
      }
      int code = Mpeg2StartCode.value(unit, at);
      if (code == Mpeg2StartCode.GROUP) {
        Mpeg2GroupHeader.close(unit, at);
      } else if (code == Mpeg2StartCode.PICTURE) {
        Mpeg2PictureHeader.lowerReference(unit, at, dropped);
      }
    }
  }
}
