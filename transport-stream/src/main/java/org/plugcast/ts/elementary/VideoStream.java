package org.plugcast.ts.elementary;

import java.io.IOException;

/**
 * Coded pictures of constant cadence in decode order: one access unit a frame (or a pair of
 * fields).
 *
 * <p>The first is a random access point and shows first ({@code displayIndex(0) == 0}); the display
 * indices are a permutation of {@code 0..frames-1}. H.264 is in byte stream format with an access
 * unit delimiter at the head of each unit.
 */
public interface VideoStream {
  int frames();

  /** Bytes of the unit that is decoded as number {@code decodeIndex}. */
  int size(int decodeIndex);

  /** Place of the unit in the order of display. */
  int displayIndex(int decodeIndex);

  boolean randomAccess(int decodeIndex);

  /** Copies the unit to {@code dst[offset..offset + size)}. */
  void read(int decodeIndex, byte[] dst, int offset) throws IOException;
}
