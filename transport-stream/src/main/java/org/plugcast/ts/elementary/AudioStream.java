package org.plugcast.ts.elementary;

import java.io.IOException;

/** Coded audio frames at 48 kHz without a gap; the first starts with the first picture. */
public interface AudioStream {
  int frames();

  /** Bytes of frame {@code index}. */
  int size(int index);

  /** Copies the frame to {@code dst[offset..offset + size)}. */
  void read(int index, byte[] dst, int offset) throws IOException;
}
