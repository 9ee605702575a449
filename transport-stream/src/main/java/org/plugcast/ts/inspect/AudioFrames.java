package org.plugcast.ts.inspect;

/** Counts the audio frames that start in a stream of payload bytes, by their headers. */
final class AudioFrames {
  /** Codings whose headers tell length and duration. */
  enum Coding {
    /** AC-3 and E-AC-3. ETSI TS 102 366. */
    AC3,
    /** MPEG-1 and MPEG-2 audio, layers I to III. ISO/IEC 11172-3, 13818-3. */
    MPEG,
    /** AAC in ADTS. ISO/IEC 13818-7. */
    ADTS
  }

  private static final int HEADER = 7;

  /** Headers one frame apart that are needed to believe that they are headers. */
  private static final int CONFIRMATIONS = 2;

  private final AudioFrameHeader frame;
  private final byte[] header = new byte[HEADER];
  private int filled;
  private int rest;
  private long samples;
  private int goodHeaders;

  AudioFrames(Coding coding) {
    this.frame =
        switch (coding) {
          case AC3 -> new Ac3FrameHeader();
          case MPEG -> new MpegFrameHeader();
          case ADTS -> new AdtsFrameHeader();
        };
  }

  /** Takes payload {@code bytes[from..to)}. */
  void push(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      if (rest > 0) {
        int count = Math.min(rest, to - at);
        rest -= count;
        at += count;
      } else {
        header[filled++] = bytes[at++];
        if (filled == HEADER) {
          begin();
        }
      }
    }
  }

  private void begin() {
    if (frame.parse(header) && frame.length() >= HEADER) {
      samples += frame.samples();
      rest = frame.length() - HEADER;
      filled = 0;
      goodHeaders++;
    } else {
      goodHeaders = 0;
      System.arraycopy(header, 1, header, 0, HEADER - 1);
      filled = HEADER - 1;
    }
  }

  /** Starts anew: bytes are missing. */
  void restart() {
    filled = 0;
    rest = 0;
    goodHeaders = 0;
  }

  /** Samples of all frames that have started. */
  long started() {
    return filled > 0 && goodHeaders > 0 ? samples + frame.samples() : samples;
  }

  /** Whether frame has followed frame for a while. */
  boolean inStep() {
    return goodHeaders >= CONFIRMATIONS;
  }

  /** Sampling rate of the last frame, in Hz. */
  int sampleRate() {
    return frame.sampleRate();
  }
}
