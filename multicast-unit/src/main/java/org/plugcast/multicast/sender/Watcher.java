package org.plugcast.multicast.sender;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.plugcast.multicast.config.HeartbeatKey;
import org.plugcast.multicast.hearing.Ears;
import org.plugcast.multicast.hearing.HeardRing;
import org.plugcast.multicast.hearing.HeardShape;
import org.plugcast.multicast.hearing.Source;
import org.plugcast.multicast.linux.LinkState;
import org.plugcast.multicast.linux.Sleep;
import org.plugcast.multicast.pacing.AgentThread;
import org.plugcast.multicast.pacing.AirTime;
import org.plugcast.multicast.pacing.LaneGate;
import org.plugcast.multicast.pacing.LaneSpec;
import org.plugcast.multicast.pacing.Ring;
import org.plugcast.multicast.pacing.TimeSource;
import org.plugcast.multicast.twin.ChannelWatch;
import org.plugcast.multicast.twin.HeartbeatSeal;
import org.plugcast.multicast.twin.Heir;
import org.plugcast.multicast.twin.Mode;
import org.plugcast.multicast.twin.Rank;
import org.plugcast.multicast.twin.Refusal;
import org.plugcast.multicast.twin.Role;
import org.plugcast.multicast.twin.Rules;
import org.plugcast.multicast.twin.SenderId;
import org.plugcast.multicast.twin.Start;
import org.plugcast.multicast.wire.OutgoingInterface;

/** The {@link Watch} of a sender's process: its thread, and what it is told. Any thread. */
final class Watcher {
  private static final int RECEIVE_BUFFER_BYTES = 8 << 20;

  private final Watch watch;
  private final Rank self;
  private final Optional<Rank> twin;
  private final AirTime clock;
  private final TimeSource time;
  private final Optional<HeartbeatLink> heartbeats;
  private final Consumer<Answer> answers;

  private Watcher(
      Watch watch,
      Rank self,
      Optional<Rank> twin,
      AirTime clock,
      TimeSource time,
      Optional<HeartbeatLink> heartbeats,
      Consumer<Answer> answers) {
    this.watch = watch;
    this.self = self;
    this.twin = twin;
    this.clock = clock;
    this.time = time;
    this.heartbeats = heartbeats;
    this.answers = answers;
  }

  /**
   * Opens sockets and memory.
   *
   * @param heard file of what is heard
   */
  static Watcher open(
      SenderSettings settings,
      WatchSettings how,
      Path heard,
      AirTime clock,
      TimeSource time,
      Consumer<Answer> answers)
      throws IOException {
    OutgoingInterface outgoing = OutgoingInterface.find(settings.wire().outgoing());
    Rank self =
        new Rank(
            how.role(),
            id(new InetSocketAddress(outgoing.address(), settings.wire().sourcePort())));
    Optional<Rank> twin = how.twin().map(at -> new Rank(other(self.role()), id(at)));
    HeardShape shape = new HeardShape(how.heardSlots());
    Ears ears = new Ears(outgoing.network().getIndex(), RECEIVE_BUFFER_BYTES, clock, time);
    Optional<HeartbeatLink> heartbeats = heartbeats(how, self, twin, clock, answers);
    Watch watch =
        new Watch(
            clock,
            ears,
            new HeardRing(shape, SharedFolder.map(heard, shape.bytes())),
            LinkState.of(outgoing.network()),
            heartbeats);
    return new Watcher(watch, self, twin, clock, time, heartbeats, answers);
  }

  private static Optional<HeartbeatLink> heartbeats(
      WatchSettings how, Rank self, Optional<Rank> twin, AirTime clock, Consumer<Answer> answers)
      throws IOException {
    if (how.heartbeat().isEmpty() || how.twinHeartbeat().isEmpty() || twin.isEmpty()) {
      return Optional.empty();
    }
    Optional<HeartbeatSeal> seal = Optional.empty();
    if (how.heartbeatKey().isPresent()) {
      seal = Optional.of(HeartbeatKey.read(how.heartbeatKey().get()));
    }
    HeartbeatLink link =
        new HeartbeatLink(
            how.heartbeat().get(),
            how.twinHeartbeat().get(),
            seal,
            self,
            twin.get(),
            Rules.TAKEOVER_NS,
            clock,
            answers);
    return Optional.of(link);
  }

  /** Runs it on a thread of its own from now on. */
  void start(Runnable onStart, Runnable onEnd) {
    AgentThread.repeating(
        "watch", watch::doWork, Watch.INTERVAL_NS, time, Sleep::untilNs, onStart, onEnd);
  }

  /**
   * Watches a channel from now on.
   *
   * @return its gate
   * @throws IOException when its group cannot be listened to
   */
  LaneGate add(long handle, LaneSpec spec, Watching watching, Ring ring) throws IOException {
    LaneGate gate = new LaneGate(spec, ring);
    if (watching.start() == Start.FRESH) {
      listen();
    }
    watch.add(
        new WatchedLane(
            handle, spec, ring, gate, rules(watching), watching.start(), clock.utcNs(), answers));
    return gate;
  }

  void remove(long handle) {
    watch.remove(handle);
  }

  void hear(InetSocketAddress group) throws IOException {
    watch.hear(group);
  }

  void unhear(InetSocketAddress group) {
    watch.unhear(group);
  }

  void leave(long handle, long until, Heir heir) {
    plan(handle, channel -> channel.leave(until, heir));
  }

  void take(long handle, long from) {
    listen();
    plan(handle, channel -> channel.take(from));
  }

  void adopt(long handle) {
    listen();
    plan(handle, ChannelWatch::adopt);
  }

  void cancel(long handle) {
    watch.with(handle, lane -> lane.watch().cancel());
  }

  void say(long handle, long note) {
    watch.with(handle, lane -> lane.say(note));
  }

  private void plan(long handle, Function<ChannelWatch, Optional<Refusal>> action) {
    watch.with(
        handle,
        lane -> {
          String refusal = action.apply(lane.watch()).map(Refusal::words).orElse("");
          answers.accept(new Answer.Planned(handle, refusal));
        });
  }

  /** Whoever takes over hears the twin from then on. */
  private void listen() {
    heartbeats.ifPresent(
        link ->
            watch.change(
                () -> {
                  try {
                    link.listen();
                  } catch (IOException e) {
                    System.err.println("sender: no heartbeats will be heard: " + e.getMessage());
                  }
                }));
  }

  private Rules rules(Watching watching) {
    Mode mode =
        switch (watching.group()) {
          case SHARED -> Mode.SAME_GROUP;
          case OWN -> twin.isPresent() ? Mode.TWO_GROUPS : Mode.ALONE;
          case UNWATCHED -> throw new IllegalArgumentException("a channel that is not watched");
        };
    return Rules.of(mode, self, twin)
        .takingOverAfter(watching.takeoverNs())
        .listeningFor(watching.listenNs());
  }

  private static Role other(Role role) {
    return role == Role.MAIN ? Role.BACKUP : Role.MAIN;
  }

  private static SenderId id(InetSocketAddress address) {
    return new SenderId(Source.address(Source.of(address)), address.getPort());
  }
}
