package org.plugcast.renderer.encode;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.plugcast.ts.elementary.FrameRate;
import org.plugcast.ts.multiplex.VideoFormat;

/**
 * Writes raw pictures, each with its time, in the container IVF, which FFmpeg reads: a picture that
 * stays is not written again. All numbers are little-endian. One thread.
 */
final class PictureWriter {
  private static final int HEADER = 32;
  private static final int PICTURE_HEADER = 12;

  private final OutputStream out;
  private final byte[] header;
  private boolean begun;

  /** Nothing is written yet. */
  PictureWriter(OutputStream out, RawFormat format, VideoFormat video) {
    this.out = out;
    FrameRate rate = video.momentRate();
    this.header =
        ByteBuffer.allocate(HEADER)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put("DKIF".getBytes(StandardCharsets.US_ASCII))
            .putShort((short) 0)
            .putShort((short) HEADER)
            .putInt(format.tag())
            .putShort((short) video.width())
            .putShort((short) video.height())
            .putInt(rate.numerator())
            .putInt(rate.denominator())
            .array();
  }

  /**
   * Writes a picture that is to be seen from a frame, or field if there are any, on; false if
   * nobody reads any more.
   */
  boolean write(byte[] planes, long frame) {
    try {
      if (!begun) {
        begun = true;
        out.write(header);
      }
      out.write(
          ByteBuffer.allocate(PICTURE_HEADER)
              .order(ByteOrder.LITTLE_ENDIAN)
              .putInt(planes.length)
              .putLong(frame)
              .array());
      out.write(planes);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Ends the stream. */
  void close() {
    try {
      out.close();
    } catch (IOException e) {
      // The reader ended as soon as it had enough.
    }
  }
}
