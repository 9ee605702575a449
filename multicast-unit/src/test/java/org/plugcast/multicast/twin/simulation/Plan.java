package org.plugcast.multicast.twin.simulation;

import static org.plugcast.multicast.twin.simulation.Dice.MS;

import org.plugcast.multicast.twin.Heir;
import org.plugcast.multicast.twin.Stage;

/** A planned handover from one process to another, and what goes wrong with it. */
final class Plan {
  private static final Moment[] MOMENTS = Moment.values();
  private static final SimProcess.Hold[] HOLDS = SimProcess.Hold.values();

  private final World world;
  private final Dice dice;
  private final SimProcess giver;
  private final SimProcess taker;
  private final Heir heir;

  Plan(World world, SimProcess giver, SimProcess taker, Heir heir) {
    this.world = world;
    this.dice = world.dice();
    this.giver = giver;
    this.taker = taker;
    this.heir = heir;
  }

  void go(Ending ending) {
    world.judge().disturbed();
    long from = world.firstDueFrom(giver.clockNs() + 500 * MS);
    boolean given = giver.isAwake() && giver.watch().leave(from, heir).isEmpty();
    boolean half = ending == Ending.HALF_HEARD && dice.happens(0.5);
    boolean taken = given && !half && taker.isAwake() && taker.watch().take(from).isEmpty();
    if (given && !taken && !half) {
      giver.watch().cancel();
    }
    if (taken) {
      befall(ending);
    }
    if (heir == Heir.SIBLING) {
      in(1_000 * MS, this::settle);
    }
  }

  private void befall(Ending ending) {
    long aroundNs = 500 * MS + dice.between(-100 * MS, 100 * MS);
    switch (ending) {
      case GOOD -> {}
      case CANCELLED -> in(250 * MS, this::cancel);
      case HALF_HEARD -> in(250 * MS, this::cancelTaker);
      case TAKER_ENDS -> in(aroundNs, () -> end(taker));
      case GIVER_ENDS -> in(aroundNs, () -> end(giver));
      case TAKER_PAUSES -> in(aroundNs, () -> pause(taker));
      case GIVER_PAUSES -> in(aroundNs, () -> pause(giver));
    }
  }

  private void cancel() {
    cancelTaker();
    cancelGiver();
  }

  private void cancelTaker() {
    if (taker.isAwake()) {
      taker.watch().cancel();
    }
  }

  private void cancelGiver() {
    if (giver.isAwake()) {
      giver.watch().cancel();
    }
  }

  private void pause(SimProcess process) {
    if (process.isAwake()) {
      process.trap(dice.oneOf(MOMENTS), dice.spread(MS, 200 * MS), dice.oneOf(HOLDS));
    }
  }

  private void end(SimProcess process) {
    if (process.isAlive()) {
      process.kill();
      if (heir == Heir.TWIN) {
        in(300 * MS, () -> process.machine().restart(world));
      }
    }
  }

  /** The supervisor keeps one of both. */
  private void settle() {
    boolean good = taker.isAlive() && taker.watch().state().stage() == Stage.ON_AIR;
    SimProcess kept = good || !giver.isAlive() ? taker : giver;
    SimProcess discarded = kept == taker ? giver : taker;
    if (discarded.isAlive()) {
      discarded.kill();
    }
    if (kept.isAwake()) {
      kept.watch().adopt();
      world.judge().recovers(kept);
    } else {
      kept.kill();
      kept.machine().restart(world);
    }
  }

  private void in(long ns, Runnable what) {
    world.agenda().in(ns, what);
  }
}
