package org.plugcast.multicast.prerecorded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.plugcast.multicast.pacing.PacketSource;
import org.plugcast.ts.multiplex.Multiplex;
import org.plugcast.ts.multiplex.Timeline;

/**
 * The last resort, made of nothing but a timeline: its tables, song information and clock, and null
 * packets in the place of picture and sound. A viewer sees the last picture stand still, or a black
 * screen, according to the set-top box, and hears nothing; the service stays in the list, no box
 * searches for it anew, and the multiplexer keeps its lock. One thread.
 */
public final class SlateSource implements PacketSource {
  private final Multiplex multiplex;

  public SlateSource(Timeline timeline) {
    multiplex = new Multiplex(timeline, digest -> Optional.empty());
  }

  @Override
  public int packets(long index, int count, byte[] destination, int offset) {
    try {
      return multiplex.packets(index, count, destination, offset);
    } catch (IOException e) {
      throw new UncheckedIOException("nothing was read", e);
    }
  }

  @Override
  public void close() {
    try {
      multiplex.close();
    } catch (IOException e) {
      // Nothing was open.
    }
  }
}
