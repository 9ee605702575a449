package org.plugcast.multicast.twin.simulation;

import static org.plugcast.multicast.twin.simulation.Dice.MS;

import java.util.List;
import java.util.Optional;
import org.plugcast.multicast.twin.Heir;
import org.plugcast.multicast.twin.Stage;
import org.plugcast.multicast.twin.Start;
import org.plugcast.multicast.twin.State;

/** Lets things befall the units of a world. */
final class Drama {
  private static final Moment[] MOMENTS = Moment.values();
  private static final SimProcess.Hold[] HOLDS = SimProcess.Hold.values();

  private final World world;
  private final Dice dice;
  private final Kind kind;

  Drama(World world, Kind kind) {
    this.world = world;
    this.dice = world.dice();
    this.kind = kind;
  }

  void begin() {
    long apartNs = dice.happens(0.5) ? 5 * MS : 500 * MS;
    in(dice.between(0, apartNs), () -> world.main().start(world, Start.FRESH));
    in(dice.between(0, apartNs), () -> world.backup().start(world, Start.FRESH));
    if (kind == Kind.CUT_OFF) {
      in(dice.happens(0.5) ? 0 : 1_500 * MS, this::cutWire);
    }
    if (kind != Kind.STEADY) {
      in(1_400 * MS, this::act);
    }
  }

  private void act() {
    long untilNextNs =
        switch (kind) {
          case STEADY -> 1_000 * MS;
          case CRASH -> crash();
          case PAUSE -> pause();
          case PARTITION -> dice.happens(0.1) ? pause() : switchPath();
          case CUT_OFF -> dice.happens(0.5) ? crash() : pause();
          case HANDOVER -> handOver(dice.happens(0.2) ? Ending.CANCELLED : Ending.GOOD);
          case UPDATE -> update(Ending.GOOD);
          case BROKEN_UPDATE -> update(dice.oneOf(Ending.values()));
          case FOREIGN -> dice.happens(0.4) ? crash() : intrude();
          case CHAOS -> chaos();
        };
    in(untilNextNs, this::act);
  }

  private long chaos() {
    return switch ((int) dice.between(0, 7)) {
      case 0 -> crash() / 2;
      case 1, 2 -> pause();
      case 3 -> switchPath() / 2;
      case 4 -> handOver(dice.oneOf(Ending.values())) / 2;
      case 5 -> update(dice.oneOf(Ending.values())) / 2;
      case 6 -> intrude() / 4;
      default -> disable();
    };
  }

  // --- single processes

  private long crash() {
    Optional<SimProcess> victim = dice.happens(0.8) ? onAir() : any();
    victim.ifPresent(
        process -> {
          boolean covered = kind == Kind.CRASH && isStandingBy(world.twinOf(process.machine()));
          boolean sends = process.watch().state().stage() == Stage.ON_AIR;
          process.kill();
          if (covered && sends) {
            world.judge().awaitTakeover();
          }
          restart(process.machine());
        });
    return dice.between(600 * MS, 1_500 * MS);
  }

  private boolean isStandingBy(Machine machine) {
    return machine.processes().stream()
        .anyMatch(
            process ->
                process.isAwake()
                    && process.watch().state() instanceof State.Standby standby
                    && process.clockNs() - standby.sinceNs() > 200 * MS);
  }

  private void restart(Machine machine) {
    in(dice.between(20 * MS, 900 * MS), () -> machine.restart(world));
  }

  private long pause() {
    Optional<SimProcess> victim = dice.happens(0.6) ? onAir() : any();
    victim
        .filter(SimProcess::isAwake)
        .ifPresent(
            process ->
                process.trap(dice.oneOf(MOMENTS), dice.spread(MS, 3_000 * MS), dice.oneOf(HOLDS)));
    return dice.spread(30 * MS, 900 * MS);
  }

  private long disable() {
    any()
        .filter(SimProcess::isAwake)
        .ifPresent(
            process -> {
              process.unable();
              in(
                  dice.between(5 * MS, 800 * MS),
                  () -> {
                    if (process.isAwake()) {
                      process.able();
                    } else {
                      process.kill();
                      restart(process.machine());
                    }
                  });
            });
    return dice.between(100 * MS, 900 * MS);
  }

  // --- the network

  private void cutWire() {
    world.wire()[0].cut();
    world.wire()[1].cut();
    world.judge().linksChanged();
  }

  private long switchPath() {
    Path[] paths = dice.happens(0.6) ? world.wire() : world.second();
    boolean heals = !paths[0].isUp() || !paths[1].isUp();
    for (Path path : paths) {
      if (heals) {
        path.heal();
      } else if (dice.happens(0.7)) {
        path.cut();
      }
    }
    world.note(() -> "wire " + up(world.wire()) + ", second path " + up(world.second()));
    world.judge().linksChanged();
    return dice.between(100 * MS, 900 * MS);
  }

  private static List<Boolean> up(Path[] paths) {
    return List.of(paths[0].isUp(), paths[1].isUp());
  }

  private long intrude() {
    long forNs = dice.spread(MS, 800 * MS);
    for (long at = 0; at < forNs; at += 3 * MS) {
      in(at, world::intrude);
    }
    return forNs + dice.between(100 * MS, 1_500 * MS);
  }

  // --- plans

  private long handOver(Ending ending) {
    onAir()
        .ifPresent(
            old ->
                world.twinOf(old.machine()).processes().stream()
                    .filter(taker -> taker.watch().state() instanceof State.Standby)
                    .findFirst()
                    .ifPresent(taker -> new Plan(world, old, taker, Heir.TWIN).go(ending)));
    return dice.between(800 * MS, 1_100 * MS);
  }

  private long update(Ending ending) {
    Optional<SimProcess> onAir = onAir().filter(old -> old.machine().processes().size() == 1);
    onAir.ifPresent(
        old -> {
          world.judge().disturbed();
          SimProcess fresh = old.machine().start(world, Start.BESIDE_ANOTHER);
          in(
              dice.between(20 * MS, 200 * MS),
              () -> new Plan(world, old, fresh, Heir.SIBLING).go(ending));
        });
    return dice.between(1_800 * MS, 2_500 * MS);
  }

  private Optional<SimProcess> onAir() {
    return world
        .processes()
        .filter(process -> process.watch().state().stage() == Stage.ON_AIR)
        .findFirst();
  }

  private Optional<SimProcess> any() {
    List<SimProcess> all = world.processes().toList();
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(all.get((int) dice.between(0, all.size() - 1)));
  }

  private void in(long ns, Runnable what) {
    world.agenda().in(ns, what);
  }
}
