package org.plugcast.multicast.sender;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.plugcast.multicast.hearing.Source;
import org.plugcast.multicast.pacing.LaneGate;
import org.plugcast.multicast.pacing.LaneSpec;
import org.plugcast.multicast.pacing.Ring;
import org.plugcast.multicast.twin.Alarm;
import org.plugcast.multicast.twin.Cause;
import org.plugcast.multicast.twin.ChannelWatch;
import org.plugcast.multicast.twin.Rules;
import org.plugcast.multicast.twin.SourceNote;
import org.plugcast.multicast.twin.Start;
import org.plugcast.multicast.twin.State;
import org.plugcast.multicast.twin.WatchListener;

/**
 * A channel, its gate, and who decides about it. Belongs to the watching thread but for what it is
 * made of. Allocates nothing while nothing changes.
 */
final class WatchedLane implements WatchListener {
  /** What the network has refused is tried again after this. */
  private static final long REFUSED_FOR_NS = 1_000_000_000;

  /** A moment without is no reason to go off the air. */
  private static final long UNPREPARED_FOR_NS = 10_000_000;

  /** Who is heard is looked at as often as this. */
  private static final long HEARD_FOR_NS = 500_000_000;

  private final long handle;
  private final LaneSpec spec;
  private final Ring ring;
  private final LaneGate gate;
  private final ChannelWatch watch;
  private final Consumer<Answer> answers;
  private Ability ability = Ability.ABLE;
  private long refusedUntilNs;
  private long preparedNs;
  private long failed;
  private long sent;
  private OnAirBy onAirBy = OnAirBy.NOBODY;
  private boolean changed = true;
  private String why = "";
  private long source = SourceNote.PRESET;
  private long twinSource = SourceNote.UNTOLD;

  private enum Ability {
    ABLE(""),
    UNPREPARED("nothing is prepared"),
    REFUSED("the network refuses datagrams"),
    UNPLUGGED("the interface is down or its cable leads nowhere");

    private final String words;

    Ability(String words) {
      this.words = words;
    }
  }

  private enum OnAirBy {
    SELF,
    TWIN,
    FOREIGN,
    NOBODY
  }

  WatchedLane(
      long handle,
      LaneSpec spec,
      Ring ring,
      LaneGate gate,
      Rules rules,
      Start start,
      long nowNs,
      Consumer<Answer> answers) {
    this.handle = handle;
    this.spec = spec;
    this.ring = ring;
    this.gate = gate;
    this.answers = answers;
    this.failed = ring.failed();
    this.preparedNs = nowNs;
    this.sent = ring.sent();
    this.watch = new ChannelWatch(rules, start, spec.cadence(), spec.delayNs(), gate, nowNs, this);
  }

  long handle() {
    return handle;
  }

  int channel() {
    return spec.number();
  }

  InetSocketAddress group() {
    return spec.destination();
  }

  ChannelWatch watch() {
    return watch;
  }

  /** The twin is told what the channel is made from, a {@link SourceNote}. */
  void say(long note) {
    source = note;
  }

  /** What the twin is told. */
  long source() {
    return source;
  }

  /** The twin makes the channel from this, a {@link SourceNote}. */
  void twinSays(long note) {
    if (note != twinSource) {
      twinSource = note;
      answers.accept(new Answer.TwinSays(handle, note));
    }
  }

  /** All that was heard until {@code nowNs} has been told to {@link #watch}. */
  void tick(long nowNs, boolean plugged) {
    judge(nowNs, plugged);
    watch.tick(nowNs);
    gate.guard(watch.guardNs());
    OnAirBy by = onAirBy(nowNs);
    if (changed || by != onAirBy) {
      onAirBy = by;
      changed = false;
      answers.accept(new Answer.Changed(handle, watched()));
    }
  }

  private void judge(long nowNs, boolean plugged) {
    Ability now = ability(nowNs, plugged);
    if (now == ability) {
      return;
    }
    ability = now;
    if (now == Ability.ABLE) {
      watch.able(nowNs);
    } else {
      watch.unable(now.words);
    }
    changed = true;
  }

  private Ability ability(long nowNs, boolean plugged) {
    long failedNow = ring.failed();
    long sentNow = ring.sent();
    if (failedNow != failed && sentNow == sent) {
      refusedUntilNs = nowNs + REFUSED_FOR_NS;
    }
    failed = failedNow;
    sent = sentNow;
    if (!plugged) {
      return Ability.UNPLUGGED;
    }
    if (ring.isNextPrepared()) {
      preparedNs = nowNs;
    }
    if (nowNs - preparedNs > UNPREPARED_FOR_NS) {
      return Ability.UNPREPARED;
    }
    return nowNs < refusedUntilNs ? Ability.REFUSED : Ability.ABLE;
  }

  private OnAirBy onAirBy(long nowNs) {
    return switch (watch.state().stage()) {
      case ON_AIR, YIELDING -> OnAirBy.SELF;
      case LISTENING, STANDBY -> heard(nowNs - HEARD_FOR_NS);
    };
  }

  private OnAirBy heard(long sinceNs) {
    if (watch.hearing().twinNs() > sinceNs) {
      return OnAirBy.TWIN;
    }
    if (watch.hearing().siblingNs() > sinceNs) {
      return OnAirBy.SELF;
    }
    return watch.hearing().foreignNs() > sinceNs ? OnAirBy.FOREIGN : OnAirBy.NOBODY;
  }

  private Watched watched() {
    return new Watched(
        watch.state().stage(),
        Instant.ofEpochSecond(0, watch.state().sinceNs()),
        why,
        switch (onAirBy) {
          case SELF -> "self";
          case TWIN -> "twin";
          case NOBODY -> "nobody";
          case FOREIGN -> "foreign " + foreign();
        },
        alarms());
  }

  private String foreign() {
    return Source.text(Source.of(watch.hearing().foreignAddress(), watch.hearing().foreignPort()));
  }

  private List<String> alarms() {
    List<String> words = new ArrayList<>();
    for (Alarm alarm : Alarm.ofBits(watch.alarms())) {
      words.add(
          switch (alarm) {
            case FOREIGN_SENDER -> alarm.words() + ": " + foreign();
            case UNABLE -> alarm.words() + ": " + ability.words;
            case TWIN_NOT_HEARD, TWO_SENDERS, STALLED -> alarm.words();
          });
    }
    return words;
  }

  @Override
  public void changed(ChannelWatch of, State before, Cause cause) {
    why = cause.words();
    changed = true;
  }

  @Override
  public void alarms(ChannelWatch of, int raised, int cleared) {
    changed = true;
  }
}
