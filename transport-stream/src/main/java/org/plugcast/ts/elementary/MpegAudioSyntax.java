package org.plugcast.ts.elementary;

import org.plugcast.ts.elementary.AudioFrame.Part;
import org.plugcast.ts.mpeg.MalformedStreamException;

/** MPEG audio frames, layers I to III. ISO/IEC 11172-3 §2.4.1.3, ISO/IEC 13818-3 §2.4.2.3. */
final class MpegAudioSyntax implements AudioSyntax {
  private static final String CLAUSE = "ISO/IEC 11172-3 §2.4.2.3";
  private static final int HEADER = 4;
  private static final int VERSION_1 = 3;
  private static final int VERSION_2 = 2;
  private static final int VERSION_2_5 = 0;
  private static final int MONO = 3;

  /** Rates in kbit/s for bitrate_index 1 to 14. */
  private static final int[][] BIT_RATES = {
    {32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},
    {32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
    {32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320}
  };

  /** The same for the low sampling frequencies of ISO/IEC 13818-3. */
  private static final int[][] LOW_BIT_RATES = {
    {32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},
    {8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},
    {8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160}
  };

  private static final int[] SAMPLE_RATES = {44_100, 48_000, 32_000};

  private static final AudioCoding[] LAYERS = {
    AudioCoding.MPEG_LAYER_1, AudioCoding.MPEG_LAYER_2, AudioCoding.MPEG_LAYER_3
  };

  @Override
  public int headerLength() {
    return HEADER;
  }

  @Override
  public boolean syncs(byte[] bytes, int offset) {
    return (bytes[offset] & 0xff) == 0xff
        && (bytes[offset + 1] & 0xe0) == 0xe0
        && (bytes[offset + 1] & 0x06) != 0;
  }

  @Override
  public AudioFrame parse(byte[] bytes, int offset) throws MalformedStreamException {
    if (!syncs(bytes, offset)) {
      throw new MalformedStreamException("no syncword FFF with a layer", 0, CLAUSE);
    }
    BitReader in = BitReader.of(bytes, offset, offset + HEADER, CLAUSE);
    in.skip(11);
    int version = in.bits(2);
    int layer = 4 - in.bits(2);
    in.skip(1);
    int bitrateIndex = in.bits(4);
    int samplingFrequency = in.bits(2);
    int padding = in.bits(1);
    in.skip(1);
    int channels = in.bits(2) == MONO ? 1 : 2;
    if (version == 1 || bitrateIndex == 0 || bitrateIndex == 15 || samplingFrequency == 3) {
      throw in.malformed(
          "version "
              + version
              + ", bitrate_index "
              + bitrateIndex
              + ", frequency "
              + samplingFrequency);
    }
    int[][] rates = version == VERSION_1 ? BIT_RATES : LOW_BIT_RATES;
    int bitsPerSecond = rates[layer - 1][bitrateIndex - 1] * 1_000;
    int sampleRate = SAMPLE_RATES[samplingFrequency] / divisor(version);
    int samples = samples(version, layer);
    int slot = layer == 1 ? 4 : 1;
    int size = (samples / 8 / slot * bitsPerSecond / sampleRate + padding) * slot;
    return new AudioFrame(
        LAYERS[layer - 1], size, samples, sampleRate, channels, bitsPerSecond, Part.MAIN);
  }

  private static int divisor(int version) {
    return switch (version) {
      case VERSION_2_5 -> 4;
      case VERSION_2 -> 2;
      default -> 1;
    };
  }

  private static int samples(int version, int layer) {
    return switch (layer) {
      case 1 -> 384;
      case 2 -> 1_152;
      default -> version == VERSION_1 ? 1_152 : 576;
    };
  }
}
