package org.plugcast.ts.inspect;

/** Frame header of AC-3 and E-AC-3. ETSI TS 102 366 §4.4.1 and §E.1.3.1. */
final class Ac3FrameHeader extends AudioFrameHeader {
  private static final int[] SAMPLE_RATES = {48_000, 44_100, 32_000};
  private static final int[] KILOBITS = {
    32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512, 576, 640
  };
  private static final int[] BLOCKS = {1, 2, 3, 6};
  private static final int BLOCK_SAMPLES = 256;
  private static final int FRAME_SAMPLES = 1536;
  private static final int LAST_AC3 = 10;
  private static final int LAST_EAC3 = 16;

  @Override
  boolean parse(byte[] header) {
    if ((header[0] & 0xff) != 0x0b || (header[1] & 0xff) != 0x77) {
      return false;
    }
    int bsid = (header[5] & 0xff) >> 3;
    return bsid <= LAST_AC3 ? parseAc3(header, bsid) : bsid <= LAST_EAC3 && parseEac3(header);
  }

  private boolean parseAc3(byte[] header, int bsid) {
    int fscod = (header[4] & 0xff) >> 6;
    int frmsizecod = header[4] & 0x3f;
    if (fscod == 3 || frmsizecod >= 2 * KILOBITS.length) {
      return false;
    }
    int words = KILOBITS[frmsizecod / 2] * 96_000 / SAMPLE_RATES[fscod];
    int odd = fscod == 1 ? frmsizecod & 1 : 0;
    int halvings = Math.max(bsid, 8) - 8;
    return accept(2 * (words + odd), FRAME_SAMPLES, SAMPLE_RATES[fscod] >> halvings);
  }

  private boolean parseEac3(byte[] header) {
    int type = (header[2] & 0xff) >> 6;
    int substream = header[2] >> 3 & 7;
    int length = 2 * (((header[2] & 7) << 8 | header[3] & 0xff) + 1);
    int fscod = (header[4] & 0xff) >> 6;
    int code = header[4] >> 4 & 3;
    if (type == 3 || fscod == 3 && code == 3) {
      return false;
    }
    int rate = fscod == 3 ? SAMPLE_RATES[code] / 2 : SAMPLE_RATES[fscod];
    int blocks = fscod == 3 ? BLOCKS[3] : BLOCKS[code];
    boolean beside = type == 1 || substream > 0;
    return accept(length, beside ? 0 : blocks * BLOCK_SAMPLES, rate);
  }
}
