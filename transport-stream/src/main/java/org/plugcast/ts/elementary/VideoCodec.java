package org.plugcast.ts.elementary;

/** Video coding of a channel, with its {@code stream_type}. ISO/IEC 13818-1 table 2-34. */
public enum VideoCodec {
  H264("h264", 0x1b),
  MPEG2("mpeg2", 0x02);

  private final String label;
  private final int streamType;

  VideoCodec(String label, int streamType) {
    this.label = label;
    this.streamType = streamType;
  }

  /** Lower-case word of the canonical texts. */
  public String label() {
    return label;
  }

  public int streamType() {
    return streamType;
  }

  public static VideoCodec ofLabel(String label) {
    for (VideoCodec codec : values()) {
      if (codec.label.equals(label)) {
        return codec;
      }
    }
    throw new IllegalArgumentException("video codec " + label + ": expected h264 or mpeg2");
  }
}
