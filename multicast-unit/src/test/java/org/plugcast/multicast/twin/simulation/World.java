package org.plugcast.multicast.twin.simulation;

import static org.plugcast.multicast.twin.simulation.Dice.MS;
import static org.plugcast.multicast.twin.simulation.Dice.US;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.twin.Mode;
import org.plugcast.multicast.twin.Rank;
import org.plugcast.multicast.twin.Role;
import org.plugcast.multicast.twin.Rules;
import org.plugcast.multicast.twin.SenderId;
import org.plugcast.multicast.twin.Timing;

/** Two machines, the wire and the second path between them. */
final class World {
  static final long EPOCH_NS = 1_767_225_600_000_000_000L;
  private static final SenderId FOREIGN = SenderId.parse("10.9.0.66:4000");

  private final Dice dice;
  private final Agenda agenda = new Agenda(EPOCH_NS + 86_400_000_000_000L);
  private final Cadence cadence;
  private final long delayNs;
  private final Machine main;
  private final Machine backup;
  private final Path[] wire;
  private final Path[] second;
  private final Judge judge;
  private final List<String> notes;

  World(Dice dice, Weather weather, List<String> notes) {
    this.dice = dice;
    this.notes = notes;
    cadence = new Cadence(EPOCH_NS, weather.bitsPerSecond());
    delayNs = dice.between(0, 3 * MS);
    SenderId low = SenderId.parse("10.9.0.1:5001");
    SenderId high = SenderId.parse("10.9.0.2:5001");
    boolean lowIsMain = dice.happens(0.5);
    Rank first = new Rank(Role.MAIN, lowIsMain ? low : high);
    Rank other = new Rank(Role.BACKUP, lowIsMain ? high : low);
    long apartNs = weather.clocksApartNs();
    main = new Machine("main", rules(first, other, apartNs), 0);
    backup = new Machine("backup", rules(other, first, apartNs), dice.between(-apartNs, apartNs));
    wire = paths(20 * US, 2 * MS, MS, weather.wireLoss());
    second = paths(50 * US, 3 * MS, 2 * MS, weather.beatLoss());
    judge = new Judge(this, weather);
  }

  private static Rules rules(Rank self, Rank twin, long apartNs) {
    return Rules.of(Mode.SAME_GROUP, self, Optional.of(twin)).withClocksApart(apartNs);
  }

  private Path[] paths(long leastNs, long mostNs, long jitterNs, double loss) {
    return new Path[] {
      new Path(dice, dice.between(leastNs, mostNs), jitterNs, loss),
      new Path(dice, dice.between(leastNs, mostNs), jitterNs, loss)
    };
  }

  Dice dice() {
    return dice;
  }

  Agenda agenda() {
    return agenda;
  }

  Judge judge() {
    return judge;
  }

  Cadence cadence() {
    return cadence;
  }

  long delayNs() {
    return delayNs;
  }

  long nowNs() {
    return agenda.nowNs();
  }

  long datagramNs() {
    return cadence.datagramNs();
  }

  Timing timing() {
    return Timing.of(main.rules(), cadence);
  }

  /** When a datagram is to be sent, by the clock of whoever sends it. */
  long dueNs(long datagram) {
    return cadence.dueNs(datagram) + delayNs;
  }

  long firstDueFrom(long clockNs) {
    return cadence.firstDatagramDueFrom(clockNs - delayNs);
  }

  Machine main() {
    return main;
  }

  Machine backup() {
    return backup;
  }

  Machine twinOf(Machine machine) {
    return machine == main ? backup : main;
  }

  Stream<SimProcess> processes() {
    return Stream.concat(main.processes().stream(), backup.processes().stream())
        .filter(SimProcess::isAlive);
  }

  /** From the main one to the backup, and back. */
  Path[] wire() {
    return wire;
  }

  Path[] second() {
    return second;
  }

  void note(Supplier<String> what) {
    if (notes != Run.SILENT) {
      notes.add((nowNs() - EPOCH_NS - 86_400_000_000_000L) / 1_000 + " us: " + what.get());
    }
  }

  // --- the network

  void send(SimProcess from, long datagram) {
    judge.sent(from, datagram);
    Machine machine = from.machine();
    SenderId id = machine.rules().self().id();
    for (SimProcess local : machine.processes()) {
      local.looped().add(nowNs() + 30 * US, id);
    }
    Path path = wire[machine == main ? 0 : 1];
    if (path.passes()) {
      long atNs = nowNs() + path.delayNs();
      twinOf(machine).processes().forEach(there -> there.datagrams().add(atNs, id));
    }
  }

  void beat(SimProcess from, ByteBuffer beat) {
    Path path = second[from.machine() == main ? 0 : 1];
    if (path.passes()) {
      long atNs = nowNs() + path.delayNs();
      twinOf(from.machine())
          .processes()
          .forEach(there -> there.beats().add(atNs, beat.duplicate()));
    }
  }

  /** A sender that is neither twin is heard everywhere. */
  void intrude() {
    judge.intruded();
    processes().forEach(there -> there.foreign().add(nowNs() + 100 * US, FOREIGN));
  }
}
