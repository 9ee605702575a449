package org.plugcast.ts.elementary;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * User data of coded pictures that ATSC has a word for: {@code ATSC_user_data()}, which begins with
 * its identifier {@code GA94}. ATSC A/53 part 4 §6.2.3 (MPEG-2: {@code user_data()}), A/72 part 1
 * §6.4.2 (H.264: SEI message {@code user_data_registered_itu_t_t35}). Pure.
 */
public final class PictureUserData {
  private static final int MPEG2_USER_DATA = 0xb2;

  /** payloadType of user_data_registered_itu_t_t35. ITU-T H.264 §D.1.6. */
  private static final int REGISTERED = 4;

  private static final int PREFIX_NAL = 14;
  private static final byte RBSP_STOP = (byte) 0x80;

  /** itu_t_t35_country_code of the United States, itu_t_t35_provider_code of ATSC. */
  private static final byte[] ATSC = {(byte) 0xb5, 0x00, 0x31};

  private static final byte[] GA94 = {'G', 'A', '9', '4'};

  private PictureUserData() {}

  /** Whole unit with its start code that bears {@code data}, which begins with {@code GA94}. */
  public static byte[] unit(VideoCodec codec, byte[] data) {
    return switch (codec) {
      case MPEG2 -> userData(data);
      case H264 -> seiMessage(data);
    };
  }

  /** ISO/IEC 13818-2 §6.2.2.2.2. Data of ATSC have no start code in them. */
  private static byte[] userData(byte[] data) {
    byte[] unit = new byte[Mpeg2StartCode.LENGTH + data.length];
    unit[2] = 1;
    unit[3] = (byte) MPEG2_USER_DATA;
    System.arraycopy(data, 0, unit, Mpeg2StartCode.LENGTH, data.length);
    return unit;
  }

  /** ITU-T H.264 §7.3.2.3.1, §B.1.1. */
  private static byte[] seiMessage(byte[] data) {
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    payload.write(REGISTERED);
    int size = ATSC.length + data.length;
    for (; size >= 0xff; size -= 0xff) {
      payload.write(0xff);
    }
    payload.write(size);
    payload.writeBytes(ATSC);
    payload.writeBytes(data);
    payload.write(RBSP_STOP);
    ByteArrayOutputStream unit = new ByteArrayOutputStream();
    unit.writeBytes(new byte[] {0, 0, 1, NalUnit.SEI});
    NalUnit.escape(payload.toByteArray(), payload.size(), unit);
    return unit.toByteArray();
  }

  /**
   * Where user data of the picture in {@code bytes[from..to)} may be inserted: before its first
   * slice; empty if there is none.
   */
  public static OptionalInt place(VideoCodec codec, byte[] bytes, int from, int to) {
    for (int at = next(bytes, from, to); at < to; at = next(bytes, at + StartCodes.LENGTH, to)) {
      if (isSlice(codec, bytes, at)) {
        return OptionalInt.of(at);
      }
    }
    return OptionalInt.empty();
  }

  private static boolean isSlice(VideoCodec codec, byte[] bytes, int at) {
    return switch (codec) {
      case MPEG2 -> Mpeg2StartCode.isSlice(Mpeg2StartCode.value(bytes, at));
      case H264 -> {
        int type = NalUnit.type(bytes, at + StartCodes.LENGTH);
        yield NalUnit.isSlice(type) || type == PREFIX_NAL;
      }
    };
  }

  /** All such user data of the picture in {@code bytes[from..to)}, each from {@code GA94} on. */
  public static List<byte[]> of(VideoCodec codec, byte[] bytes, int from, int to) {
    List<byte[]> found = new ArrayList<>();
    int at = next(bytes, from, to);
    while (at < to && !isSlice(codec, bytes, at)) {
      int end = next(bytes, at + StartCodes.LENGTH, to);
      found.addAll(inUnit(codec, bytes, at, end));
      at = end;
    }
    return found;
  }

  /**
   * Takes units that bear such user data, and nothing else, out of the picture in {@code
   * bytes[from..to)}.
   *
   * @param type user_data_type_code, such as 3 for captions
   * @return where the picture ends now
   */
  public static int remove(VideoCodec codec, int type, byte[] bytes, int from, int to) {
    int at = next(bytes, from, to);
    int kept = at;
    while (at < to && !isSlice(codec, bytes, at)) {
      int end = next(bytes, at + StartCodes.LENGTH, to);
      List<byte[]> data = inUnit(codec, bytes, at, end);
      if (data.size() != 1 || !isOfType(type, data.getFirst())) {
        System.arraycopy(bytes, at, bytes, kept, end - at);
        kept += end - at;
      }
      at = end;
    }
    System.arraycopy(bytes, at, bytes, kept, to - at);
    return kept + to - at;
  }

  private static boolean isOfType(int type, byte[] data) {
    return data.length > GA94.length && (data[GA94.length] & 0xff) == type;
  }

  private static List<byte[]> inUnit(VideoCodec codec, byte[] bytes, int from, int to) {
    List<byte[]> found = new ArrayList<>();
    if (to - from <= StartCodes.LENGTH) {
      return found;
    }
    switch (codec) {
      case MPEG2 -> {
        if (Mpeg2StartCode.value(bytes, from) == MPEG2_USER_DATA) {
          addAtsc(Arrays.copyOfRange(bytes, from + Mpeg2StartCode.LENGTH, to), found);
        }
      }
      case H264 -> {
        if (NalUnit.type(bytes, from + StartCodes.LENGTH) == NalUnit.SEI) {
          addMessages(unescaped(bytes, from + StartCodes.LENGTH + 1, to), found);
        }
      }
    }
    return found;
  }

  /** SEI messages of a NAL unit; what is cut off is passed over. ITU-T H.264 §7.3.2.3. */
  private static void addMessages(byte[] payload, List<byte[]> found) {
    Cursor cursor = new Cursor(payload);
    while (cursor.left() > 1) {
      int type = cursor.sum255();
      int size = cursor.sum255();
      if (size > cursor.left()) {
        return;
      }
      int at = cursor.skip(size);
      if (type == REGISTERED && size >= ATSC.length && starts(payload, at, ATSC)) {
        addAtsc(Arrays.copyOfRange(payload, at + ATSC.length, at + size), found);
      }
    }
  }

  /** A place in the payload of a SEI NAL unit. */
  private static final class Cursor {
    private final byte[] payload;
    private int at;

    Cursor(byte[] payload) {
      this.payload = payload;
    }

    int left() {
      return payload.length - at;
    }

    /** ff_bytes and a last byte, as far as they are there. */
    int sum255() {
      int sum = 0;
      int last = 0xff;
      while (last == 0xff && left() > 0) {
        last = payload[at++] & 0xff;
        sum += last;
      }
      return sum;
    }

    /** Where it was before it went on. */
    int skip(int count) {
      at += count;
      return at - count;
    }
  }

  private static void addAtsc(byte[] data, List<byte[]> found) {
    if (starts(data, 0, GA94)) {
      found.add(data);
    }
  }

  private static boolean starts(byte[] bytes, int at, byte[] head) {
    return bytes.length - at >= head.length
        && Arrays.equals(bytes, at, at + head.length, head, 0, head.length);
  }

  private static byte[] unescaped(byte[] bytes, int from, int to) {
    byte[] payload = new byte[to - from];
    return Arrays.copyOf(payload, NalUnit.unescape(bytes, from, to, payload));
  }

  /** The next start code that a further byte follows, or {@code to}. */
  private static int next(byte[] bytes, int from, int to) {
    for (int at = from; at + StartCodes.LENGTH < to; at++) {
      if (bytes[at] == 0 && bytes[at + 1] == 0 && bytes[at + 2] == 1) {
        return at;
      }
    }
    return to;
  }
}
