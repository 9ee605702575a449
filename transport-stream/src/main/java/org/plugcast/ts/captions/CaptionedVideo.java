package org.plugcast.ts.captions;

import java.io.IOException;
import java.util.OptionalInt;
import org.plugcast.ts.elementary.PictureUserData;
import org.plugcast.ts.elementary.VideoCodec;
import org.plugcast.ts.elementary.VideoStream;

/** Coded pictures with captions put into each of them. For one thread. */
public final class CaptionedVideo implements VideoStream {
  private final VideoStream pictures;
  private final VideoCodec codec;
  private final CaptionTrack captions;

  /**
   * @param pictures that have none yet
   */
  public CaptionedVideo(VideoStream pictures, VideoCodec codec, CaptionTrack captions) {
    this.pictures = pictures;
    this.codec = codec;
    this.captions = captions;
  }

  @Override
  public int frames() {
    return pictures.frames();
  }

  @Override
  public int size(int decodeIndex) {
    return pictures.size(decodeIndex) + unit(decodeIndex).length;
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
    pictures.read(decodeIndex, dst, offset);
    byte[] unit = unit(decodeIndex);
    int end = offset + pictures.size(decodeIndex);
    OptionalInt place = PictureUserData.place(codec, dst, offset, end);
    if (place.isEmpty()) {
      throw new IOException(
          "coded picture " + decodeIndex + " has no slice: expected at least one");
    }
    int at = place.getAsInt();
    System.arraycopy(dst, at, dst, at + unit.length, end - at);
    System.arraycopy(unit, 0, dst, at, unit.length);
  }

  private byte[] unit(int decodeIndex) {
    byte[] data = captions.userData(pictures.displayIndex(decodeIndex));
    return data.length == 0 ? data : PictureUserData.unit(codec, data);
  }
}
