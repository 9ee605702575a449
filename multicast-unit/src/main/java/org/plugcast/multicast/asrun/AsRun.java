package org.plugcast.multicast.asrun;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugcast.multicast.pacing.Cadence;

/**
 * Makes as-run items of what verification finds. An item ends where the plan says, where something
 * else takes its place, and where nothing was heard of it for longer than a second; what is heard
 * of it later is another part. One thread, or guarded by its owner.
 */
public final class AsRun {
  /** A longer silence interrupts an item. */
  private static final long INTERRUPTION_NS = 1_000_000_000;

  private AirPlan plan;
  private Optional<AirItem> due = Optional.empty();
  private @Nullable RunningItem running;
  private long silentPackets;
  private long next;

  public AsRun(AirPlan plan) {
    this.plan = plan;
  }

  /** The plan from now on; what it says of packets that were found before does not matter. */
  public void plan(AirPlan replacement) {
    plan = replacement;
  }

  /** Another epoch begins: indices count anew. Returns what ended. */
  public Optional<AsRunItem> restart(AirPlan replacement) {
    Optional<AsRunItem> ended = end();
    plan = replacement;
    next = 0;
    return ended;
  }

  /** Takes what was found, in order, and returns what ended. */
  public List<AsRunItem> found(WireRun run) {
    List<AsRunItem> ended = new ArrayList<>();
    long end = run.toDatagram() * Cadence.PACKETS_PER_DATAGRAM;
    long packet = Math.max(next, run.fromDatagram() * Cadence.PACKETS_PER_DATAGRAM);
    while (packet < end) {
      Optional<AirItem> item = plan.at(packet);
      long to = Math.min(end, plan.holdsUntil(packet));
      if (!item.equals(due)) {
        end().ifPresent(ended::add);
        due = item;
      }
      if (item.isPresent()) {
        take(item.get(), run, packet, to).ifPresent(ended::add);
      }
      packet = to;
    }
    next = Math.max(next, end);
    return ended;
  }

  /** What is on the wire, as far as it went. */
  public Optional<AsRunItem> current() {
    return Optional.ofNullable(running).map(item -> item.soFar(plan));
  }

  /** Ends what is on the wire, and returns it. */
  public Optional<AsRunItem> end() {
    RunningItem item = running;
    if (item != null) {
      item.count(WireRun.Verdict.MISSING, silentPackets);
    }
    Optional<AsRunItem> ended = current();
    running = null;
    silentPackets = 0;
    due = Optional.empty();
    return ended;
  }

  private Optional<AsRunItem> take(AirItem item, WireRun run, long from, long to) {
    return switch (run.verdict()) {
      case MISSING -> missed(to - from);
      case UNHEARD -> {
        RunningItem open = running;
        if (open != null) {
          open.count(run.verdict(), to - from);
        }
        yield Optional.empty();
      }
      case IDENTICAL, LATE, DIFFERENT, UNVERIFIED -> {
        heard(item, run, from, to);
        yield Optional.empty();
      }
    };
  }

  private Optional<AsRunItem> missed(long packets) {
    silentPackets += packets;
    return isInterrupted() ? interrupt() : Optional.empty();
  }

  private void heard(AirItem item, WireRun run, long from, long to) {
    RunningItem open = running;
    if (open == null) {
      open = new RunningItem(item, from, heardNs(run, from));
      running = open;
    }
    if (!isInterrupted()) {
      open.count(WireRun.Verdict.MISSING, silentPackets);
    }
    silentPackets = 0;
    open.heard(run, from, to, heardNs(run, to - 1));
  }

  /** The part that was heard ends; the silence belongs to no part. */
  private Optional<AsRunItem> interrupt() {
    Optional<AsRunItem> ended = current();
    running = null;
    return ended;
  }

  private boolean isInterrupted() {
    return plan.dueNs(silentPackets) - plan.dueNs(0) > INTERRUPTION_NS;
  }

  private static long heardNs(WireRun run, long packet) {
    return run.heardNs(packet / Cadence.PACKETS_PER_DATAGRAM);
  }
}
