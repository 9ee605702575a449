package org.plugcast.ts.inspect;

/** Frame header of MPEG audio. ISO/IEC 11172-3 §2.4.1.3, ISO/IEC 13818-3 §2.4.2.3. */
final class MpegFrameHeader extends AudioFrameHeader {
  private static final int[] SAMPLE_RATES = {44_100, 48_000, 32_000};
  private static final int[][] KILOBITS = {
    {0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},
    {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
    {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320}
  };
  private static final int[][] LOW_KILOBITS = {
    {0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},
    {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},
    {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160}
  };
  private static final int MPEG_1 = 3;
  private static final int RESERVED = 1;

  @Override
  boolean parse(byte[] header) {
    int version = header[1] >> 3 & 3;
    int layer = 4 - (header[1] >> 1 & 3);
    int rateIndex = header[2] >> 4 & 0x0f;
    int sampling = header[2] >> 2 & 3;
    boolean synced = (header[0] & 0xff) == 0xff && (header[1] & 0xe0) == 0xe0;
    if (!synced || version == RESERVED || layer == 4 || sampling == 3) {
      return false;
    }
    if (rateIndex == 0 || rateIndex == 15) {
      return false;
    }
    int[][] table = version == MPEG_1 ? KILOBITS : LOW_KILOBITS;
    int bits = table[layer - 1][rateIndex] * 1000;
    int rate = SAMPLE_RATES[sampling] >> (version == MPEG_1 ? 0 : version == 2 ? 1 : 2);
    int samples = layer == 1 ? 384 : layer == 3 && version != MPEG_1 ? 576 : 1152;
    int slot = layer == 1 ? 4 : 1;
    int padding = header[2] >> 1 & 1;
    return accept((samples / 8 / slot * bits / rate + padding) * slot, samples, rate);
  }
}
