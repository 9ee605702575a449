package org.plugcast.ts.captions;

import java.io.IOException;
import org.plugcast.ts.elementary.PictureUserData;
import org.plugcast.ts.elementary.VideoCodec;
import org.plugcast.ts.elementary.VideoStream;

/** Coded pictures without the captions that they bear, from one on. For one thread. */
public final class UncaptionedVideo implements VideoStream {
  private final VideoStream pictures;
  private final VideoCodec codec;
  private final int from;
  private final int[] sizes;
  private byte[] whole = new byte[1 << 16];

  /**
   * Looks through the pictures once.
   *
   * @param from display index of the first picture that loses them
   */
  public UncaptionedVideo(VideoStream pictures, VideoCodec codec, int from) throws IOException {
    this.pictures = pictures;
    this.codec = codec;
    this.from = from;
    this.sizes = new int[pictures.frames()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = isAffected(i) ? load(i) : pictures.size(i);
    }
  }

  private boolean isAffected(int decodeIndex) {
    return pictures.displayIndex(decodeIndex) >= from;
  }

  @Override
  public int frames() {
    return sizes.length;
  }

  @Override
  public int size(int decodeIndex) {
    return sizes[decodeIndex];
  }

  @Override
  public int displayIndex(int decodeIndex) {
    return pictures.displayIndex(decodeIndex);
  }

  @Override
  public boolean randomAccess(int decodeIndex) {
    return pictures.randomAccess(decodeIndex);
  }

  @Override
  public void read(int decodeIndex, byte[] dst, int offset) throws IOException {
    if (!isAffected(decodeIndex)) {
      pictures.read(decodeIndex, dst, offset);
      return;
    }
    int size = load(decodeIndex);
    System.arraycopy(whole, 0, dst, offset, size);
  }

  /** Reads a picture, without its captions, and returns its size. */
  private int load(int decodeIndex) throws IOException {
    int size = pictures.size(decodeIndex);
    if (size > whole.length) {
      whole = new byte[size * 3 / 2];
    }
    pictures.read(decodeIndex, whole, 0);
    return PictureUserData.remove(codec, CcData.TYPE_CC_DATA, whole, 0, size);
  }
}
