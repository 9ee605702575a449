package org.plugcast.renderer.profile;

import org.plugcast.ts.elementary.FrameRate;
import org.plugcast.ts.elementary.Scan;

/**
 * What a video asks of a decoder.
 *
 * @param width in luma samples
 * @param height in luma samples
 * @param frameRate of frames also where they are pairs of fields
 * @param bufferBits that the encoder fills of the decoder's buffer
 */
record PictureLoad(
    int width, int height, Scan scan, FrameRate frameRate, long bitsPerSecond, long bufferBits) {
  private static final int MACROBLOCK = 16;

  long macroblocksAcross() {
    return Math.ceilDiv(width, MACROBLOCK);
  }

  /** Each field has whole macroblocks. ITU-T H.264 §7.4.2.1.1, ISO/IEC 13818-2 §6.3.3. */
  long macroblocksDown() {
    return scan.interlaced()
        ? 2L * Math.ceilDiv(height, 2 * MACROBLOCK)
        : Math.ceilDiv(height, MACROBLOCK);
  }
}
