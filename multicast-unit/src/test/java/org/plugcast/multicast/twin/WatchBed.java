package org.plugcast.multicast.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plugcast.multicast.pacing.Cadence;

/**
 * A channel's watch, its gate, and time that passes when told to. A datagram is due every 2.5 ms.
 */
final class WatchBed implements WatchListener {
  static final long MS = 1_000_000;
  static final long START = 1_800_000_000_000_000_000L;
  static final Cadence CADENCE = new Cadence(START, 4_211_200);
  static final SenderId LOW = SenderId.parse("10.0.0.1:5001");
  static final SenderId HIGH = SenderId.parse("10.0.0.2:5001");
  static final Rank MAIN = new Rank(Role.MAIN, LOW);
  static final Rank BACKUP = new Rank(Role.BACKUP, HIGH);

  private static final long TURN_NS = 2 * MS;

  final FakeGate gate = new FakeGate();
  final List<String> story = new ArrayList<>();
  final ChannelWatch watch;
  private long nowNs = START + 3_600_000 * MS;

  WatchBed(Rules rules, Start start) {
    follow();
    watch = new ChannelWatch(rules, start, CADENCE, 0, gate, nowNs, this);
  }

  static WatchBed main() {
    return new WatchBed(Rules.of(Mode.SAME_GROUP, MAIN, Optional.of(BACKUP)), Start.FRESH);
  }

  static WatchBed backup() {
    return new WatchBed(Rules.of(Mode.SAME_GROUP, BACKUP, Optional.of(MAIN)), Start.FRESH);
  }

  static WatchBed shadowOfMain() {
    return new WatchBed(Rules.of(Mode.SAME_GROUP, MAIN, Optional.of(BACKUP)), Start.BESIDE_ANOTHER);
  }

  long nowNs() {
    return nowNs;
  }

  /** The first datagram due now or later. */
  long due() {
    return CADENCE.firstDatagramDueFrom(nowNs);
  }

  long dueIn(long ms) {
    return CADENCE.firstDatagramDueFrom(nowNs + ms * MS);
  }

  /** Turns of the watch in which nobody is heard. */
  WatchBed silence(long ms) {
    return turns(ms, () -> {});
  }

  WatchBed hearing(SenderId sender, long ms) {
    return turns(ms, () -> hear(sender));
  }

  WatchBed told(Claim claim, long ms) {
    return turns(ms, () -> tell(claim));
  }

  /** Time passes without a turn of the watch, or of the pacer. */
  WatchBed heldUp(long ms) {
    nowNs += ms * MS;
    return this;
  }

  void hear(SenderId sender) {
    watch.heard(nowNs, sender.address(), sender.port());
  }

  void tell(Claim claim) {
    watch.beat(nowNs, claim, gate.next);
  }

  WatchBed tick() {
    watch.tick(nowNs);
    return this;
  }

  Stage stage() {
    return watch.state().stage();
  }

  boolean isOpen() {
    return gate.from != FakeGate.CLOSED;
  }

  /** The pacer has dealt with what is due. */
  void follow() {
    gate.next = due();
  }

  private WatchBed turns(long ms, Runnable before) {
    for (long endNs = nowNs + ms * MS; nowNs + TURN_NS <= endNs; ) {
      nowNs += TURN_NS;
      follow();
      before.run();
      tick();
    }
    return this;
  }

  @Override
  public void changed(ChannelWatch of, State before, Cause cause) {
    story.add(before.stage() + " -> " + of.state().stage() + ": " + cause);
  }

  @Override
  public void alarms(ChannelWatch of, int raised, int cleared) {
    Alarm.ofBits(raised).forEach(alarm -> story.add("raised " + alarm));
    Alarm.ofBits(cleared).forEach(alarm -> story.add("cleared " + alarm));
  }
}
