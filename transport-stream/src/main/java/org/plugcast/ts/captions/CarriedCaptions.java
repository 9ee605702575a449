package org.plugcast.ts.captions;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plugcast.ts.elementary.PictureUserData;
import org.plugcast.ts.elementary.VideoCodec;
import org.plugcast.ts.elementary.VideoStream;

/** The captions that coded pictures bear, to be put into others. Immutable. */
public final class CarriedCaptions implements CaptionTrack {
  private static final int TYPE = 4;
  private static final int COUNT = 5;
  private static final int HEAD = 7;
  private static final int COUNT_MASK = 0x1f;
  private static final int MARKER = 0xf8;
  private static final byte[] NOTHING = {};

  private final List<byte[]> byDisplayIndex;

  private CarriedCaptions(List<byte[]> byDisplayIndex) {
    this.byDisplayIndex = byDisplayIndex;
  }

  /** Those of all pictures of a stream. */
  public static CarriedCaptions read(VideoStream pictures, VideoCodec codec) throws IOException {
    byte[][] found = new byte[pictures.frames()][];
    byte[] last = NOTHING;
    for (int i = 0; i < found.length; i++) {
      byte[] data = of(pictures, i, codec);
      // Most say that there is nothing to say: one array serves for all of them in a row.
      last = Arrays.equals(data, last) ? last : data;
      found[pictures.displayIndex(i)] = last;
    }
    return new CarriedCaptions(new ArrayList<>(Arrays.asList(found)));
  }

  /** Whether any picture bears captions. */
  public static boolean areIn(VideoStream pictures, VideoCodec codec) throws IOException {
    return areInFirst(pictures.frames(), pictures, codec);
  }

  /** Whether one of the first {@code most} pictures bears captions. */
  public static boolean areInFirst(int most, VideoStream pictures, VideoCodec codec)
      throws IOException {
    for (int i = 0; i < Math.min(most, pictures.frames()); i++) {
      if (of(pictures, i, codec).length > 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether no picture bears any. */
  public boolean isEmpty() {
    return byDisplayIndex.stream().allMatch(data -> data.length == 0);
  }

  @Override
  public byte[] userData(int displayIndex) {
    return displayIndex < byDisplayIndex.size() ? byDisplayIndex.get(displayIndex) : NOTHING;
  }

  private static byte[] of(VideoStream pictures, int decodeIndex, VideoCodec codec)
      throws IOException {
    byte[] picture = new byte[pictures.size(decodeIndex)];
    pictures.read(decodeIndex, picture, 0);
    return PictureUserData.of(codec, picture, 0, picture.length).stream()
        .filter(CarriedCaptions::isCcData)
        .findFirst()
        .map(CarriedCaptions::marked)
        .orElse(NOTHING);
  }

  private static boolean isCcData(byte[] data) {
    return data.length > HEAD && data[TYPE] == CcData.TYPE_CC_DATA && constructs(data) > 0;
  }

  private static int constructs(byte[] data) {
    return Math.min(data[COUNT] & COUNT_MASK, (data.length - HEAD) / CcData.CONSTRUCT);
  }

  /** The same with all marker bits as they must be: so they are no start code of any kind. */
  private static byte[] marked(byte[] data) {
    int count = constructs(data);
    byte[] marked = Arrays.copyOf(data, HEAD + count * CcData.CONSTRUCT + 1);
    marked[COUNT] = (byte) (data[COUNT] & ~COUNT_MASK | count);
    marked[COUNT + 1] = (byte) 0xff;
    for (int i = HEAD; i < marked.length - 1; i += CcData.CONSTRUCT) {
      marked[i] |= (byte) MARKER;
    }
    marked[marked.length - 1] = (byte) 0xff;
    return marked;
  }
}
