package org.plugcast.ts.elementary;

/**
 * Audio coding of a channel: {@code stream_type}, {@code stream_id} and samples in a frame.
 *
 * <p>AC-3 and E-AC-3 use the numbers of ATSC A/53 part 3, the others ISO/IEC 13818-1 table 2-34.
 */
public enum AudioCodec {
  AC3("ac3", 0x81, 0xbd, 1536, 0),
  EAC3("eac3", 0x87, 0xbd, 1536, 0),
  AAC("aac", 0x0f, 0xc0, 1024, 7),
  MP2("mp2", 0x04, 0xc0, 1152, 0);

  /** Sampling rate of every channel, in Hz. */
  public static final int SAMPLE_RATE = 48_000;

  private static final long TICKS_PER_SAMPLE = 27_000_000 / 1_000;

  private final String label;
  private final int streamType;
  private final int streamId;
  private final int frameSamples;
  private final int headerBytes;

  AudioCodec(String label, int streamType, int streamId, int frameSamples, int headerBytes) {
    this.label = label;
    this.streamType = streamType;
    this.streamId = streamId;
    this.frameSamples = frameSamples;
    this.headerBytes = headerBytes;
  }

  /** Lower-case word of the canonical texts. */
  public String label() {
    return label;
  }

  public int streamType() {
    return streamType;
  }

  /** PES {@code stream_id}. */
  public int streamId() {
    return streamId;
  }

  public int frameSamples() {
    return frameSamples;
  }

  /** Duration of a frame at 48 kHz, in 27 MHz ticks; always whole, and whole in 90 kHz too. */
  public long frameTicks() {
    return frameSamples * TICKS_PER_SAMPLE / (SAMPLE_RATE / 1_000);
  }

  /** Bytes of a frame that its bit rate does not count: the header of ADTS. */
  public int headerBytes() {
    return headerBytes;
  }

  /**
   * Main buffer of the decoder, in bytes: ATSC A/52 annex A §3.7, ETSI TS 101 154 for E-AC-3,
   * ISO/IEC 13818-1 §2.4.2.3 for the others.
   */
  public int bufferBytes(int channels) {
    return switch (this) {
      case AC3 -> 2_592;
      case EAC3 -> 5_696;
      case AAC -> channels > 2 ? 8_976 : 3_584;
      case MP2 -> 3_584;
    };
  }

  public static AudioCodec ofLabel(String label) {
    for (AudioCodec codec : values()) {
      if (codec.label.equals(label)) {
        return codec;
      }
    }
    throw new IllegalArgumentException("audio codec " + label + ": expected ac3, eac3, aac or mp2");
  }
}
