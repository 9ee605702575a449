package org.plugcast.ts.elementary;

import org.plugcast.ts.elementary.AudioFrame.Part;
import org.plugcast.ts.mpeg.MalformedStreamException;

/** AAC frames in ADTS. ISO/IEC 13818-7 §6.2, ISO/IEC 14496-3 §1.A.3.2. */
final class AdtsSyntax implements AudioSyntax {
  private static final String CLAUSE = "ISO/IEC 13818-7 §6.2";
  private static final int HEADER = 7;
  private static final int BLOCK = 1_024;

  private static final int[] SAMPLE_RATES = {
    96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000,
    7_350
  };

  @Override
  public int headerLength() {
    return HEADER;
  }

  @Override
  public boolean syncs(byte[] bytes, int offset) {
    return (bytes[offset] & 0xff) == 0xff && (bytes[offset + 1] & 0xf6) == 0xf0;
  }

  @Override
  public AudioFrame parse(byte[] bytes, int offset) throws MalformedStreamException {
    if (!syncs(bytes, offset)) {
      throw new MalformedStreamException("no syncword FFF with layer 0", 0, CLAUSE);
    }
    BitReader in = BitReader.of(bytes, offset, offset + HEADER, CLAUSE);
    in.skip(15);
    int headerLength = in.flag() ? HEADER : HEADER + 2;
    in.skip(2);
    int samplingFrequencyIndex = in.bits(4);
    in.skip(1);
    int channelConfiguration = in.bits(3);
    in.skip(4);
    int size = in.bits(13);
    in.skip(11);
    int samples = BLOCK * (in.bits(2) + 1);
    if (samplingFrequencyIndex >= SAMPLE_RATES.length || size < headerLength) {
      throw in.malformed(
          "sampling_frequency_index " + samplingFrequencyIndex + ", frame of " + size + " bytes");
    }
    int sampleRate = SAMPLE_RATES[samplingFrequencyIndex];
    return new AudioFrame(
        AudioCoding.AAC,
        size,
        samples,
        sampleRate,
        channelConfiguration == 7 ? 8 : channelConfiguration,
        AudioFrame.bitsPerSecond(size, samples, sampleRate),
        Part.MAIN);
  }
}
