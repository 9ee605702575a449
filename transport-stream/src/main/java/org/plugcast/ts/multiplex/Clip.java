package org.plugcast.ts.multiplex;

import java.io.IOException;

/**
 * A media item made ready for air: immutable, named by its digest.
 *
 * <p>It holds a train of whole rows, each a PCR-only packet and the row's video packets, then the
 * audio frames, each in {@link AudioFormat#packetsPerFrame} packets. Continuity counters are final:
 * video starts at 0 and counts a multiple of 16. Time stamps are those of a channel that starts
 * with the clip at origin 0. See {@link ClipIndex} for the layout.
 *
 * <p>An instance has one reader, who closes it.
 */
public interface Clip extends AutoCloseable {
  ClipIndex index();

  /** Copies packet {@code packet} of the clip to {@code dst[offset..offset + 188)}. */
  void read(long packet, byte[] dst, int offset) throws IOException;

  @Override
  void close() throws IOException;
}
