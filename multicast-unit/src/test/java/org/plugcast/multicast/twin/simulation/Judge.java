package org.plugcast.multicast.twin.simulation;

import static org.plugcast.multicast.twin.simulation.Dice.MS;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.plugcast.multicast.twin.Cause;
import org.plugcast.multicast.twin.State;

/** Says what must hold, and sees whether it does. A receiver that hears both units. */
final class Judge {
  private static final long RESOLVED_NS = 100 * MS;

  private final World world;
  private final Weather weather;
  private final Map<SimProcess, Watched> watched = new LinkedHashMap<>();
  private final Decisions decisions;
  private final Indices indices;
  private long lastWireNs;
  private long lastDisturbanceNs;
  private long sharedSinceNs = Watched.NEVER;
  private long connectedSinceNs;
  private long halfConnectedSinceNs;
  private long takeoverDueNs = Long.MAX_VALUE;
  private long longestTakeoverNs;
  private int changes;
  private int disturbances = 2;

  Judge(World world, Weather weather) {
    this.world = world;
    this.weather = weather;
    decisions = new Decisions(world, watched);
    indices = new Indices(world.firstDueFrom(world.nowNs()) - 10_000);
    lastWireNs = world.nowNs();
    linksChanged();
  }

  /** The longest silence that a takeover from a sender that ended has left. */
  long longestTakeoverNs() {
    return longestTakeoverNs;
  }

  // --- what happens

  void started(SimProcess process) {
    disturbances++;
    watched.put(process, new Watched(process));
  }

  void sent(SimProcess process, long datagram) {
    SimProcess before = indices.lastSender(datagram);
    if (before != null && before != process && before.machine() == process.machine()) {
      throw new Violation("two processes of " + process.machine() + " send");
    }
    world.processes().forEach(this::checkSilence);
    long nowNs = world.nowNs();
    endTakeover(nowNs);
    lastWireNs = nowNs;
    if (nowNs - Math.max(process.unableSinceNs(), of(process).awakeSinceNs) > 10 * MS
        && !process.isAble()) {
      throw new Violation(process.machine() + " sends though it has nothing to send");
    }
    Watched sender = of(process);
    sender.sends(nowNs);
    checkAlone(process, sender, nowNs);
    int times = indices.add(datagram, process);
    if (times > 1 && weather.kind().isWithoutRepeats()) {
      throw new Violation("datagram " + datagram + " was repeated by " + process.machine());
    }
    world.note(() -> process.machine() + " sends " + datagram);
  }

  void changed(SimProcess process, State state, Cause cause) {
    world.note(() -> process.machine() + " is " + state + ": " + cause);
    changes++;
    decisions.check(process, state, cause);
  }

  /** A process ends, stands still or can no longer send. */
  void fails(SimProcess process) {
    disturbances++;
    checkSilence(process);
    lastDisturbanceNs = world.nowNs();
    world.note(() -> process.machine() + " fails in " + process.watch().state());
    of(process).capableSinceNs = Long.MAX_VALUE;
  }

  void recovers(SimProcess process) {
    disturbances++;
    world.note(() -> process.machine() + " recovers");
    Watched back = of(process);
    back.awakeSinceNs = world.nowNs();
    back.capableSinceNs = world.nowNs();
    back.begins(world.nowNs());
    lastDisturbanceNs = world.nowNs();
  }

  /** After having stood still a process may send what it was about to send, and no more. */
  void strays(SimProcess process, int datagrams) {
    if (datagrams > 1) {
      throw new Violation(process.machine() + " sent on after it had stood still");
    }
  }

  void intruded() {
    disturbances++;
    world.processes().forEach(this::checkSilence);
    world.processes().forEach(process -> of(process).begins(world.nowNs() + MS));
    decisions.intruded();
  }

  /** Something was asked for. */
  void disturbed() {
    disturbances++;
  }

  void linksChanged() {
    disturbances++;
    decisions.linksChanged();
    Path[] wire = world.wire();
    Path[] second = world.second();
    boolean connected = wire[0].isUp() && wire[1].isUp() || second[0].isUp() && second[1].isUp();
    boolean half = connected || wire[0].isUp() || wire[1].isUp();
    connectedSinceNs = since(connected, connectedSinceNs);
    halfConnectedSinceNs = since(half, halfConnectedSinceNs);
  }

  private long since(boolean holds, long beforeNs) {
    boolean held = beforeNs != 0 && beforeNs != Long.MAX_VALUE;
    return !holds ? Long.MAX_VALUE : held ? beforeNs : world.nowNs();
  }

  /** The sender has ended, and its twin is standing by. */
  void awaitTakeover() {
    takeoverDueNs =
        lastWireNs
            + Math.max(world.timing().takeoverNs(), world.timing().clocksApartNs())
            + 2 * world.datagramNs()
            + 19 * MS;
  }

  void finish() {
    world.processes().forEach(this::checkSilence);
    if (changes > 6 + 4 * disturbances) {
      throw new Violation(changes + " changes after " + disturbances + " disturbances");
    }
    if (weather.kind().isWithoutLoss()) {
      indices.checkComplete();
    }
  }

  // --- what must hold

  private void checkSilence(SimProcess process) {
    Watched able = of(process);
    if (!able.isCapable()) {
      return;
    }
    long fromNs = Math.max(able.capableSinceNs, lastDisturbanceNs);
    long silentNs = world.nowNs() - Math.max(lastWireNs, fromNs);
    if (able.capableSinceNs != Long.MAX_VALUE && silentNs > mostSilentNs()) {
      throw new Violation(
          "nobody sent for " + silentNs / MS + " ms, though " + process.machine() + " could");
    }
  }

  /**
   * Counts from when somebody last failed or came back, whose last words may be old.
   *
   * <p>Twice the takeover time where both waited, and until the datagrams that the twin may have
   * sent.
   */
  private long mostSilentNs() {
    return 2 * world.timing().takeoverNs()
        + world.timing().guardNs()
        + 2 * world.datagramNs()
        + world.timing().clocksApartNs()
        + 20 * MS;
  }

  private void endTakeover(long nowNs) {
    if (takeoverDueNs == Long.MAX_VALUE) {
      return;
    }
    if (nowNs > takeoverDueNs) {
      throw new Violation("a takeover took " + (nowNs - lastWireNs) / 1000 + " us");
    }
    longestTakeoverNs = Math.max(longestTakeoverNs, nowNs - lastWireNs);
    takeoverDueNs = Long.MAX_VALUE;
  }

  private void checkAlone(SimProcess process, Watched sender, long nowNs) {
    boolean shared = false;
    for (Map.Entry<SimProcess, Watched> entry : watched.entrySet()) {
      Watched other = entry.getValue();
      if (other != sender && entry.getKey().isAlive() && isRecent(other.lastSentNs)) {
        shared = true;
        checkShared(process, sender, entry.getKey(), other);
      }
    }
    sharedSinceNs =
        !shared ? Watched.NEVER : sharedSinceNs == Watched.NEVER ? nowNs : sharedSinceNs;
  }

  private void checkShared(SimProcess process, Watched sender, SimProcess other, Watched second) {
    boolean both =
        isRecent(sender.secondLastSentNs)
            && isRecent(second.secondLastSentNs)
            && second.lastSentNs > sender.secondLastSentNs;
    boolean sameUnit = process.machine() == other.machine();
    if (both && !sameUnit && weather.kind() == Kind.CUT_OFF) {
      throw new Violation(process.machine() + " and " + other.machine() + " both send");
    }
    long awakeNs = Math.max(sender.awakeSinceNs, second.awakeSinceNs);
    checkResolved(Math.max(awakeNs, connectedSinceNs), second.lastSentNs, RESOLVED_NS);
    checkResolved(
        Math.max(awakeNs, halfConnectedSinceNs),
        second.lastSentNs,
        RESOLVED_NS + 15 * world.timing().takeoverNs());
  }

  /**
   * @param toNs when the one that does not send just now last did: for no longer did both. That it
   *     is recent holds for three datagrams more, which are a third of what is allowed where there
   *     are few
   */
  private void checkResolved(long fromNs, long toNs, long withinNs) {
    if (sharedSinceNs != Watched.NEVER
        && fromNs != Long.MAX_VALUE
        && toNs - Math.max(fromNs, sharedSinceNs) > withinNs) {
      throw new Violation("both send for more than " + withinNs / MS + " ms");
    }
  }

  private boolean isRecent(long ns) {
    return world.nowNs() - ns <= 3 * world.datagramNs() + MS;
  }

  private Watched of(SimProcess process) {
    return Objects.requireNonNull(watched.get(process));
  }
}
