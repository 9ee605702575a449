package org.plugcast.ts.elementary;

import java.util.ArrayList;
import java.util.List;
import org.plugcast.ts.elementary.H264SliceHeader.Structure;

/** Small streams of 32x32 whose frames are pairs of fields, unit by unit, at 25 frames/s. */
public final class FieldStreams {
  private FieldStreams() {}

  /** Main profile: a key picture of noise every eight frames, the others repeat it. */
  public static List<byte[]> h264(int frames) {
    byte[] sps = H264Writer.sps(vui());
    List<byte[]> units = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      H264Writer writer = new H264Writer();
      int number = i % 8;
      writer.add(H264Writer.delimiter());
      if (number == 0) {
        byte[] key = writer.intra(NalUnit.IDR_SLICE, 0, Structure.TOP_FIELD, 0);
        writer.add(sps, H264Writer.pps(), key);
      } else {
        writer.add(writer.repeat(1, number, Structure.TOP_FIELD, 2 * number));
      }
      writer.add(H264Writer.delimiter());
      writer.add(writer.repeat(1, number, Structure.BOTTOM_FIELD, 2 * number + 1));
      units.add(writer.toBytes());
    }
    return units;
  }

  /** Main profile: a closed group every eight frames. */
  public static List<byte[]> mpeg2(int frames) {
    return mpeg2(frames, Mpeg2PictureCoding.Structure.TOP_FIELD);
  }

  /** The same with the bottom field of each frame first. */
  public static List<byte[]> mpeg2BottomFirst(int frames) {
    return mpeg2(frames, Mpeg2PictureCoding.Structure.BOTTOM_FIELD);
  }

  private static List<byte[]> mpeg2(int frames, Mpeg2PictureCoding.Structure first) {
    Mpeg2PictureCoding.Structure second =
        first == Mpeg2PictureCoding.Structure.TOP_FIELD
            ? Mpeg2PictureCoding.Structure.BOTTOM_FIELD
            : Mpeg2PictureCoding.Structure.TOP_FIELD;
    List<byte[]> units = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      Mpeg2Writer writer = new Mpeg2Writer();
      int number = i % 8;
      if (number == 0) {
        writer.sequence().group(true);
      }
      writer.picture(number == 0 ? 1 : 2, number, first, false);
      writer.picture(2, number, second, false);
      units.add(writer.toBytes());
    }
    return units;
  }

  /** Nothing but timing: 50 fields/s, fixed. */
  private static BitWriter vui() {
    return new BitWriter().bits(4, 0).bits(1, 1).bits(32, 1).bits(32, 50).bits(1, 1).bits(4, 0);
  }
}
