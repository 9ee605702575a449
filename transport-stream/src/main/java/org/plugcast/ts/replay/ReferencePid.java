package org.plugcast.ts.replay;

import java.io.IOException;
import java.util.OptionalInt;
import org.plugcast.ts.mpeg.TsPacket;

/**
 * Finds the PID whose clock references tell the time of all packets: the first to have ten of them,
 * or the one with the most in a file that has fewer.
 */
final class ReferencePid implements PacketSink {
  private static final int ENOUGH = 10;
  private static final int FEWEST = 2;

  private final int[] counts = new int[TsPacket.PIDS];
  private int best;

  static OptionalInt of(SourceFile source) throws IOException {
    ReferencePid search = new ReferencePid();
    source.scan(search, () -> search.counts[search.best] >= ENOUGH);
    return search.counts[search.best] < FEWEST ? OptionalInt.empty() : OptionalInt.of(search.best);
  }

  @Override
  public void packet(byte[] bytes, int offset, long byteOffset) {
    if (counts[best] < ENOUGH
        && TsPacket.hasPcr(bytes, offset)
        && !TsPacket.transportError(bytes, offset)) {
      int pid = TsPacket.pid(bytes, offset);
      counts[pid]++;
      best = counts[pid] > counts[best] ? pid : best;
    }
  }
}
