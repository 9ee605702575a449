package org.plugcast.ts.elementary;

/**
 * What the header of an audio frame says.
 *
 * @param size bytes of the frame with its header
 * @param samples of one channel
 * @param sampleRate in Hz
 * @param channels 0 where they are only listed inside
 * @param bitsPerSecond of this frame
 * @param part whether it is a frame of its own or adds to the one before
 */
public record AudioFrame(
    AudioCoding coding,
    int size,
    int samples,
    int sampleRate,
    int channels,
    int bitsPerSecond,
    Part part) {

  /** Place in an access unit. */
  public enum Part {
    /** Starts an access unit. */
    MAIN,
    /** Belongs to the access unit of the frame before: E-AC-3 substreams. */
    ADDED
  }

  static int bitsPerSecond(int size, int samples, int sampleRate) {
    return (int) Math.round(8.0 * size * sampleRate / samples);
  }
}
