package org.plugcast.ts.elementary;

import org.plugcast.ts.elementary.AudioFrame.Part;
import org.plugcast.ts.mpeg.MalformedStreamException;

/** Sync frames of AC-3 and E-AC-3. ATSC A/52 §5.3, §5.4, annex E §2.2, §2.3. */
final class Ac3Syntax implements AudioSyntax {
  private static final String CLAUSE = "ATSC A/52 §5.4.1";
  private static final String ENHANCED_CLAUSE = "ATSC A/52 annex E §2.3.1";
  private static final int HEADER = 8;
  private static final int BLOCK = 256;

  /** Last bsid of AC-3; from here to 16 it is E-AC-3. */
  private static final int LAST_AC3_BSID = 10;

  private static final int LAST_EAC3_BSID = 16;

  private static final int[] SAMPLE_RATES = {48_000, 44_100, 32_000};

  /** Nominal rate in kbit/s for frmsizecod / 2. Table 5.18. */
  private static final int[] BIT_RATES = {
    32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512, 576, 640
  };

  /** Full-bandwidth channels for acmod. Table 5.8. */
  private static final int[] CHANNELS = {2, 1, 2, 3, 3, 4, 4, 5};

  private static final int[] BLOCKS = {1, 2, 3, 6};

  @Override
  public int headerLength() {
    return HEADER;
  }

  @Override
  public boolean syncs(byte[] bytes, int offset) {
    return bytes[offset] == 0x0b && bytes[offset + 1] == 0x77;
  }

  @Override
  public AudioFrame parse(byte[] bytes, int offset) throws MalformedStreamException {
    if (!syncs(bytes, offset)) {
      throw new MalformedStreamException("no syncword 0B77", 0, CLAUSE);
    }
    int bsid = bytes[offset + 5] >> 3 & 0x1f;
    if (bsid > LAST_EAC3_BSID) {
      throw new MalformedStreamException("bsid " + bsid + ", expected at most 16", 5, CLAUSE);
    }
    return bsid <= LAST_AC3_BSID ? basic(bytes, offset, bsid) : enhanced(bytes, offset);
  }

  /** syncinfo() and bsi(). §5.3.1, §5.3.2. */
  private static AudioFrame basic(byte[] bytes, int offset, int bsid)
      throws MalformedStreamException {
    BitReader in = BitReader.of(bytes, offset + 4, offset + HEADER, CLAUSE);
    int fscod = in.bits(2);
    int frmsizecod = in.bits(6);
    if (fscod == 3 || frmsizecod >= 2 * BIT_RATES.length) {
      throw in.malformed("fscod " + fscod + " with frmsizecod " + frmsizecod);
    }
    in.skip(5 + 3);
    int acmod = in.bits(3);
    in.skip((acmod & 1) != 0 && acmod != 1 ? 2 : 0);
    in.skip((acmod & 4) != 0 ? 2 : 0);
    in.skip(acmod == 2 ? 2 : 0);
    int lowFrequency = in.bits(1);
    int slowed = Math.max(bsid - 8, 0);
    int rate = BIT_RATES[frmsizecod / 2];
    return new AudioFrame(
        AudioCoding.AC3,
        2 * words(fscod, rate, frmsizecod & 1),
        6 * BLOCK,
        SAMPLE_RATES[fscod] >> slowed,
        CHANNELS[acmod] + lowFrequency,
        rate * 1_000 >> slowed,
        Part.MAIN);
  }

  /** Words of 16 bits in a frame. Table 5.18. */
  private static int words(int fscod, int rate, int odd) {
    return switch (fscod) {
      case 0 -> rate * 2;
      case 1 -> rate * 320 / 147 + odd;
      default -> rate * 3;
    };
  }

  private static AudioFrame enhanced(byte[] bytes, int offset) throws MalformedStreamException {
    BitReader in = BitReader.of(bytes, offset + 2, offset + HEADER, ENHANCED_CLAUSE);
    int strmtyp = in.bits(2);
    int substreamid = in.bits(3);
    int size = 2 * (in.bits(11) + 1);
    int fscod = in.bits(2);
    int second = in.bits(2);
    int acmod = in.bits(3);
    int channels = CHANNELS[acmod] + in.bits(1);
    if (strmtyp == 3 || fscod == 3 && second == 3 || size < HEADER) {
      throw in.malformed(
          "strmtyp " + strmtyp + ", fscod " + fscod + ", frame of " + size + " bytes");
    }
    int sampleRate = fscod == 3 ? SAMPLE_RATES[second] / 2 : SAMPLE_RATES[fscod];
    int samples = BLOCK * (fscod == 3 ? 6 : BLOCKS[second]);
    return new AudioFrame(
        AudioCoding.EAC3,
        size,
        samples,
        sampleRate,
        channels,
        AudioFrame.bitsPerSecond(size, samples, sampleRate),
        strmtyp == 1 || substreamid > 0 ? Part.ADDED : Part.MAIN);
  }
}
