package org.plugcast.multicast.twin.simulation;

import static org.plugcast.multicast.twin.simulation.Dice.MS;
import static org.plugcast.multicast.twin.simulation.Dice.US;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugcast.multicast.twin.Belief;
import org.plugcast.multicast.twin.ChannelWatch;
import org.plugcast.multicast.twin.Heartbeat;
import org.plugcast.multicast.twin.HeartbeatReader;
import org.plugcast.multicast.twin.HeartbeatWriter;
import org.plugcast.multicast.twin.Reading;
import org.plugcast.multicast.twin.SenderId;
import org.plugcast.multicast.twin.Start;
import org.plugcast.multicast.twin.TwinPulse;

/** A sender process: a pacer, a watch, and whatever may hold them up. */
final class SimProcess {
  private static final long BEAT_NS = 5 * MS;
  private static final long LATE_NS = 10 * MS;
  private static final int CHANNEL = 7;

  private final World world;
  private final Machine machine;
  private final long startedNs;
  private final SimGate gate;
  private final ChannelWatch watch;
  private final HeartbeatWriter writer;
  private final HeartbeatReader reader = new HeartbeatReader(Optional.empty());
  private final TwinPulse pulse;
  private final Queue<SenderId> datagrams = new Queue<>();
  private final Queue<SenderId> looped = new Queue<>();
  private final Queue<SenderId> foreign = new Queue<>();
  private final Queue<ByteBuffer> beats = new Queue<>();
  private final List<Runnable> frozen = new ArrayList<>();
  private long next;
  private long lastBeatNs;
  private boolean alive = true;
  private boolean paused;
  private boolean lapsing;
  private int strays;
  private long unableSinceNs = Long.MAX_VALUE;
  private @Nullable Moment trap;
  private long trapForNs;
  private boolean trapDeaf;

  SimProcess(World world, Machine machine, Start start) {
    this.world = world;
    this.machine = machine;
    startedNs = world.nowNs();
    next = world.firstDueFrom(clockNs());
    gate = new SimGate(this, world::dueNs);
    watch =
        new ChannelWatch(
            machine.rules(),
            start,
            world.cadence(),
            world.delayNs(),
            gate,
            clockNs(),
            new ChangeLog(world, this));
    gate.guard(watch.guardNs());
    writer =
        new HeartbeatWriter(
            machine.rules().self(),
            startedNs,
            Optional.empty(),
            ByteBuffer.allocate(Heartbeat.MOST_BYTES));
    pulse = new TwinPulse(machine.rules().twin().orElseThrow(), watch.timing().takeoverNs());
    in(world.dice().between(0, 2 * MS), this::turn);
    pace();
  }

  Machine machine() {
    return machine;
  }

  ChannelWatch watch() {
    return watch;
  }

  long startedNs() {
    return startedNs;
  }

  long next() {
    return next;
  }

  boolean isAlive() {
    return alive;
  }

  boolean isAwake() {
    return alive && !paused;
  }

  /** UTC as this machine believes it to be. */
  long clockNs() {
    return world.nowNs() + machine.offsetNs();
  }

  // --- what befalls it

  /** Since when it has had nothing to send; the far future when it has. */
  long unableSinceNs() {
    return unableSinceNs;
  }

  boolean isAble() {
    return unableSinceNs == Long.MAX_VALUE;
  }

  void kill() {
    world.judge().fails(this);
    alive = false;
  }

  void unable() {
    world.judge().fails(this);
    unableSinceNs = world.nowNs();
    watch.unable("no clip");
  }

  void able() {
    unableSinceNs = Long.MAX_VALUE;
    watch.able(clockNs());
    world.judge().recovers(this);
  }

  /**
   * Stands still for a time from the next moment of this kind on; {@code deaf}: nothing is kept.
   */
  void trap(Moment at, long forNs, Hold hold) {
    trap = at;
    trapForNs = forNs;
    trapDeaf = hold == Hold.WHOLE_MACHINE;
  }

  /** How a process stands still. */
  enum Hold {
    /** The kernel goes on to receive for it. */
    PROCESS,
    /** What arrives meanwhile is lost. */
    WHOLE_MACHINE
  }

  private void pause(long forNs) {
    world.judge().fails(this);
    paused = true;
    long sinceNs = world.nowNs();
    world.agenda().in(forNs, () -> resume(sinceNs));
  }

  private void resume(long sinceNs) {
    if (trapDeaf) {
      datagrams.loseBetween(sinceNs, world.nowNs());
      beats.loseBetween(sinceNs, world.nowNs());
      foreign.loseBetween(sinceNs, world.nowNs());
    }
    paused = false;
    lapsing = world.nowNs() - sinceNs > world.timing().guardNs() && gate.isOverdue(clockNs());
    strays = 0;
    world.judge().recovers(this);
    List<Runnable> work = List.copyOf(frozen);
    frozen.clear();
    for (Runnable what : work) {
      long ns = world.dice().between(0, 200 * US);
      in(what instanceof Opening ? 0 : ns, what);
    }
  }

  private void in(long ns, Runnable what) {
    world.agenda().in(ns, () -> run(what));
  }

  private void run(Runnable what) {
    if (paused) {
      frozen.add(what);
    } else if (alive) {
      what.run();
    }
  }

  private void reach(Moment moment, Runnable rest) {
    if (trap == moment) {
      trap = null;
      frozen.add(rest);
      pause(trapForNs);
    } else {
      rest.run();
    }
  }

  void opensGate(Runnable opening) {
    reach(
        Moment.WATCH_OPENS_GATE,
        (Opening)
            () -> {
              opening.run();
              lapsing = gate.isOverdue(clockNs());
            });
  }

  /**
   * The rest of what the watch was in the middle of. It is one thread: whatever it does next comes
   * after this.
   */
  @FunctionalInterface
  private interface Opening extends Runnable {}

  // --- the pacer

  private void pace() {
    long waitNs = Math.max(world.dueNs(next) - clockNs(), world.datagramNs() / 4);
    long lateNs = world.dice().happens(0.001) ? world.dice().between(0, 3 * MS) : 0;
    in(waitNs + lateNs + world.dice().between(0, 40 * US), this::look);
  }

  private void look() {
    long clockNs = clockNs();
    reach(Moment.PACER_HAS_READ_CLOCK, () -> load(clockNs));
  }

  private void load(long clockNs) {
    if (clockNs - world.dueNs(next) > LATE_NS) {
      next = world.firstDueFrom(clockNs);
      pace();
    } else if (gate.passes(next, clockNs)) {
      reach(Moment.PACER_HAS_PASSED_GATE, this::send);
    } else {
      next++;
      pace();
    }
  }

  private void send() {
    if (lapsing) {
      strays++;
      world.judge().strays(this, strays);
    }
    world.send(this, next);
    next++;
    pace();
  }

  // --- the watch

  private void turn() {
    long clockNs = clockNs();
    reach(Moment.WATCH_HAS_READ_CLOCK, () -> drain(clockNs));
  }

  private void drain(long clockNs) {
    datagrams.drain(world.nowNs(), this::hear);
    looped.drain(world.nowNs(), this::hear);
    foreign.drain(world.nowNs(), this::hear);
    beats.drain(world.nowNs(), this::read);
    reach(Moment.WATCH_HAS_DRAINED, () -> tick(clockNs));
  }

  private void tick(long clockNs) {
    watch.tick(clockNs);
    gate.guard(watch.guardNs());
    if (paused) {
      frozen.add(this::afterTick);
    } else {
      reach(Moment.WATCH_HAS_TICKED, this::afterTick);
    }
  }

  private void afterTick() {
    if (world.nowNs() - lastBeatNs >= BEAT_NS) {
      lastBeatNs = world.nowNs();
      writer.begin(clockNs());
      writer.add(CHANNEL, watch.claim(), watch.claimedNext());
      ByteBuffer beat = writer.end();
      world.beat(this, ByteBuffer.allocate(beat.remaining()).put(beat).flip());
    }
    long hiccupNs = world.dice().happens(0.001) ? world.dice().between(0, 8 * MS) : 0;
    in(2 * MS + hiccupNs + world.dice().between(0, 100 * US), this::turn);
  }

  private void hear(long atNs, SenderId source) {
    watch.heard(atNs + machine.offsetNs(), source.address(), source.port());
  }

  private void read(long atNs, ByteBuffer datagram) {
    if (reader.read(datagram) != Reading.ACCEPTED) {
      throw new IllegalStateException("a heartbeat was refused");
    }
    long clockNs = atNs + machine.offsetNs();
    if (pulse.hear(reader, clockNs) == Belief.BELIEVED) {
      for (int i = 0; i < reader.entries(); i++) {
        watch.beat(clockNs, reader.claim(i), reader.next(i));
      }
    }
  }

  // --- its sockets

  Queue<SenderId> datagrams() {
    return datagrams;
  }

  Queue<SenderId> looped() {
    return looped;
  }

  Queue<SenderId> foreign() {
    return foreign;
  }

  Queue<ByteBuffer> beats() {
    return beats;
  }
}
