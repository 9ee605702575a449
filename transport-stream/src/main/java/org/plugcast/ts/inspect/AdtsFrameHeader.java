package org.plugcast.ts.inspect;

/** Frame header of AAC in ADTS. ISO/IEC 13818-7 §6.2. */
final class AdtsFrameHeader extends AudioFrameHeader {
  private static final int[] SAMPLE_RATES = {
    96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000,
    7_350
  };
  private static final int BLOCK_SAMPLES = 1024;

  @Override
  boolean parse(byte[] header) {
    if ((header[0] & 0xff) != 0xff || (header[1] & 0xf6) != 0xf0) {
      return false;
    }
    int rate = header[2] >> 2 & 0x0f;
    int length = (header[3] & 3) << 11 | (header[4] & 0xff) << 3 | (header[5] & 0xff) >> 5;
    int blocks = (header[6] & 3) + 1;
    return rate < SAMPLE_RATES.length && accept(length, blocks * BLOCK_SAMPLES, SAMPLE_RATES[rate]);
  }
}
