package org.plugcast.renderer.profile;

import org.plugcast.ts.elementary.FrameRate;

/**
 * What a video asks of a decoder.
 *
 * @param width in luma samples
 * @param height in luma samples
 * @param bufferBits that the encoder fills of the decoder's buffer
 */
record PictureLoad(
    int width, int height, FrameRate frameRate, long bitsPerSecond, long bufferBits) {
  private static final int MACROBLOCK = 16;

  long macroblocksAcross() {
    return Math.ceilDiv(width, MACROBLOCK);
  }

  long macroblocksDown() {
    return Math.ceilDiv(height, MACROBLOCK);
  }
}
