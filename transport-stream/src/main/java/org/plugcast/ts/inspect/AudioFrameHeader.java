package org.plugcast.ts.inspect;

/** Reads the seven first bytes of an audio frame; holds what the last good one said. */
abstract sealed class AudioFrameHeader permits Ac3FrameHeader, AdtsFrameHeader, MpegFrameHeader {
  private int length;
  private int samples;
  private int sampleRate;

  /** Whether this is a header; if so the other values are its own from now on. */
  abstract boolean parse(byte[] header);

  /** Notes a good header; false where its values make no sense. */
  final boolean accept(int newLength, int newSamples, int newSampleRate) {
    if (newLength <= 0 || newSampleRate <= 0) {
      return false;
    }
    length = newLength;
    samples = newSamples;
    sampleRate = newSampleRate;
    return true;
  }

  /** Bytes of the frame, header included. */
  final int length() {
    return length;
  }

  /** Samples that the frame adds to the time line; 0 for one that plays beside another. */
  final int samples() {
    return samples;
  }

  /** In Hz; 0 before the first good header. */
  final int sampleRate() {
    return sampleRate;
  }
}
