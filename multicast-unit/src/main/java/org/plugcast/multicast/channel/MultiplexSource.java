package org.plugcast.multicast.channel;

import java.io.IOException;
import org.plugcast.multicast.pacing.PacketSource;
import org.plugcast.ts.mpeg.TsPacket;
import org.plugcast.ts.multiplex.ClipSource;
import org.plugcast.ts.multiplex.Multiplex;
import org.plugcast.ts.multiplex.Timeline;

/**
 * A timeline as packets. A clip that cannot be read counts as missing. One thread: the filler's.
 */
final class MultiplexSource implements PacketSource {
  /** At a boundary up to two clips bear on a row; each may turn out to be damaged. */
  private static final int TRIES = 3;

  private final Multiplex multiplex;

  MultiplexSource(Timeline timeline, ClipSource clips) {
    this.multiplex = new Multiplex(timeline, clips);
  }

  @Override
  public int packets(long index, int count, byte[] destination, int offset) {
    for (int i = 0; i < TRIES; i++) {
      try {
        return multiplex.packets(index, count, destination, offset);
      } catch (IOException e) {
        letGo();
      }
    }
    for (int i = 0; i < count; i++) {
      TsPacket.writeNull(destination, offset + i * TsPacket.LENGTH);
    }
    return count;
  }

  @Override
  public void close() {
    letGo();
  }

  private void letGo() {
    try {
      multiplex.close();
    } catch (IOException e) {
      // Clips are only read: what fails to close has nothing to lose.
    }
  }
}
