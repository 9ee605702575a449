package org.plugcast.multicast.twin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A collection of garbage would stop the pacer, so there is to be none. */
class NoGarbageTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int TURNS = 100_000;

  private final HeartbeatSeal seal = new HeartbeatSeal(new byte[16]);
  private final HeartbeatWriter writer =
      new HeartbeatWriter(
          WatchBed.BACKUP,
          WatchBed.START,
          Optional.of(seal),
          ByteBuffer.allocateDirect(Heartbeat.MOST_BYTES));
  private final HeartbeatReader reader =
      new HeartbeatReader(Optional.of(new HeartbeatSeal(new byte[16])));
  private final TwinPulse pulse = new TwinPulse(WatchBed.BACKUP, 30_000_000);

  @Test
  void whoSendsAllocatesNothing() {
    WatchBed main = WatchBed.main().silence(500);
    assertThat(allocatedBy(main, Claim.STANDBY, WatchBed.LOW)).isLessThan(1_000);
    assertThat(main.stage()).isEqualTo(Stage.ON_AIR);
  }

  @Test
  void whoStandsByAllocatesNothing() {
    WatchBed main = WatchBed.main().hearing(WatchBed.HIGH, 500);
    assertThat(allocatedBy(main, Claim.ON_AIR, WatchBed.HIGH)).isLessThan(1_000);
    assertThat(main.stage()).isEqualTo(Stage.STANDBY);
  }

  private long allocatedBy(WatchBed bed, Claim claim, SenderId heard) {
    long nowNs = turns(bed, claim, heard, bed.nowNs());
    long before = THREADS.getCurrentThreadAllocatedBytes();
    turns(bed, claim, heard, nowNs);
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  private long turns(WatchBed bed, Claim claim, SenderId heard, long fromNs) {
    long nowNs = fromNs;
    for (int i = 0; i < TURNS; i++) {
      nowNs += 2_000_000;
      bed.gate.next = WatchBed.CADENCE.firstDatagramDueFrom(nowNs);
      bed.watch.heard(nowNs, heard.address(), heard.port());
      writer.begin(nowNs);
      writer.add(1, claim, bed.gate.next);
      if (reader.read(writer.end()) == Reading.ACCEPTED
          && pulse.hear(reader, nowNs) == Belief.BELIEVED) {
        bed.watch.beat(nowNs, reader.claim(0), reader.next(0));
      }
      bed.watch.tick(nowNs);
    }
    return nowNs;
  }
}
