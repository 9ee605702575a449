package org.plugcast.multicast;

import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.Optional;
import org.plugcast.multicast.config.ChannelConfig;
import org.plugcast.multicast.config.TwinsConfig;
import org.plugcast.multicast.config.UnitConfig;
import org.plugcast.multicast.linux.Linux;
import org.plugcast.multicast.pacing.DatagramFraming;
import org.plugcast.multicast.rtp.TimelineFraming;
import org.plugcast.multicast.sender.SenderSettings;
import org.plugcast.multicast.sender.WatchSettings;
import org.plugcast.multicast.sender.Watching;
import org.plugcast.multicast.twin.Start;
import org.plugcast.multicast.wire.WireOptions;
import org.plugcast.ts.multiplex.Timeline;

/** What a unit's configuration says about sending. */
final class SendingConfig {
  /** Almost a second of fifty channels, in 25 MB. */
  private static final int HEARD_SLOTS = 16_384;

  /** Nobody waits to take over a group that is not shared: a stall is no reason to listen anew. */
  private static final long OWN_SILENCE_NS = 300_000_000;

  private SendingConfig() {}

  static SenderSettings settings(UnitConfig config, Tuning tuning, Precedence precedence) {
    return new SenderSettings(
        new WireOptions(
            config.networkInterface(),
            sourcePort(config),
            config.ttl(),
            config.dscp(),
            loop(config)),
        precedence.ofSender(),
        idle(config),
        tuning.latenessBound().toNanos(),
        tuning.longestSleep().toNanos(),
        watch(config));
  }

  private static Optional<WatchSettings> watch(UnitConfig config) {
    if (!Linux.isHere()) {
      return Optional.empty();
    }
    TwinsConfig twins = config.twins();
    return Optional.of(
        new WatchSettings(
            twins.role(),
            twins.source(),
            twins.heartbeat(),
            twins.twinHeartbeat(),
            twins.heartbeatKey().map(Path::toAbsolutePath),
            HEARD_SLOTS));
  }

  /** What is heard of this unit itself is known by its port, so that one has to be definite. */
  private static int sourcePort(UnitConfig config) {
    int configured = config.twins().sourcePort();
    if (configured != 0) {
      return configured;
    }
    try (DatagramSocket free = new DatagramSocket()) {
      return free.getLocalPort();
    } catch (SocketException e) {
      throw new UncheckedIOException("no UDP port is free", e);
    }
  }

  /** Whether another process of this unit is on air. */
  static boolean isBesideAnother() {
    return Boolean.getBoolean("plugcast.beside");
  }

  /** Groups are listened to where this system can, and single receivers are not groups. */
  static Watching watching(UnitConfig config, ChannelConfig channel, Start start) {
    if (!Linux.isHere() || !channel.group().isMulticastAddress()) {
      return Watching.NONE;
    }
    TwinsConfig twins = config.twins();
    return switch (twins.mode()) {
      case SAME_GROUP ->
          new Watching(
              Watching.Group.SHARED,
              start,
              twins.listen().toNanos(),
              twins.takeoverAfter(channel.id()).toNanos());
      case NONE, TWO_GROUPS ->
          new Watching(Watching.Group.OWN, start, twins.listen().toNanos(), OWN_SILENCE_NS);
    };
  }

  static DatagramFraming framing(UnitConfig config, Timeline timeline) {
    return switch (config.transport()) {
      case UDP -> DatagramFraming.NONE;
      case RTP -> new TimelineFraming(timeline);
    };
  }

  private static SenderSettings.Idle idle(UnitConfig config) {
    return switch (config.idleStates()) {
      case SHALLOW -> SenderSettings.Idle.SHALLOW;
      case ALL -> SenderSettings.Idle.AS_IS;
    };
  }

  private static WireOptions.Loop loop(UnitConfig config) {
    return switch (config.multicastLoop()) {
      case YES -> WireOptions.Loop.ON;
      case NO -> WireOptions.Loop.OFF;
    };
  }
}
