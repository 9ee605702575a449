package org.plugcast.multicast;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import org.plugcast.multicast.aircheck.AirCheck;
import org.plugcast.multicast.aircheck.Audience;
import org.plugcast.multicast.aircheck.Findings;
import org.plugcast.multicast.aircheck.Heardable;
import org.plugcast.multicast.channel.Transmission;
import org.plugcast.multicast.config.ChannelConfig;
import org.plugcast.multicast.config.TwinChannel;
import org.plugcast.multicast.config.UnitConfig;
import org.plugcast.multicast.hearing.Source;
import org.plugcast.multicast.pacing.AirTime;
import org.plugcast.multicast.pacing.Outlet;
import org.plugcast.multicast.pacing.Ring;
import org.plugcast.multicast.pacing.TimeSource;
import org.plugcast.multicast.prerecorded.PlayedLine;
import org.plugcast.multicast.sender.AirOutlet;
import org.plugcast.multicast.sender.SaidLine;
import org.plugcast.multicast.sender.Sender;
import org.plugcast.multicast.sender.SenderSettings;
import org.plugcast.multicast.status.ChannelStatus;
import org.plugcast.multicast.status.Recently;
import org.plugcast.multicast.wire.OutgoingInterface;
import org.plugcast.ts.multiplex.Timeline;

/** The channels of a unit as they are heard, on its own groups and on its twin's. Any thread. */
final class UnitAirCheck implements Transmission.Listener, AutoCloseable {
  private final UnitConfig config;
  private final Sender sender;
  private final UnitArchive archive;
  private final AirCheck check;
  private final Optional<BesideElder> elder;
  private final Map<Integer, InetSocketAddress> twinGroups = new ConcurrentHashMap<>();
  private final Map<Ring, InetSocketAddress> twinHeard = new ConcurrentHashMap<>();
  private final Map<InetSocketAddress, Recently> faults = new ConcurrentHashMap<>();

  /** Begins, where this system can listen. */
  static Optional<UnitAirCheck> of(
      UnitConfig config,
      SenderSettings settings,
      Sender sender,
      AirTime clock,
      TimeSource time,
      UnitArchive archive,
      Optional<BesideElder> elder)
      throws IOException {
    if (sender.heard().isEmpty()) {
      return Optional.empty();
    }
    InetSocketAddress self =
        new InetSocketAddress(
            OutgoingInterface.find(settings.wire().outgoing()).address(),
            settings.wire().sourcePort());
    LongPredicate ours = ours(self, config.twins().source());
    AirCheck check = new AirCheck(sender.heard().get(), clock, time, ours);
    return Optional.of(new UnitAirCheck(config, sender, archive, check, elder));
  }

  private UnitAirCheck(
      UnitConfig config,
      Sender sender,
      UnitArchive archive,
      AirCheck check,
      Optional<BesideElder> elder) {
    this.elder = elder;
    this.config = config;
    this.archive = archive;
    this.sender = sender;
    this.check = check;
    apply(config.twinChannels());
  }

  /** Whether what comes from an address and port is this unit's or its twin's. */
  private static LongPredicate ours(InetSocketAddress self, Optional<InetSocketAddress> twin) {
    long own = Source.of(self);
    long other = twin.map(Source::of).orElse(own);
    return source -> source == own || source == other;
  }

  /** The twin's groups are these from now on, for channels that begin. */
  void apply(List<TwinChannel> channels) {
    twinGroups.clear();
    channels.forEach(channel -> twinGroups.put(channel.id(), channel.destination()));
  }

  @Override
  public void began(ChannelConfig channel, Timeline timeline, AirOutlet outlet, PlayedLine played) {
    int id = channel.id();
    InetSocketAddress own = destination(channel);
    MadeFrom made = new MadeFrom(played, told(id, outlet));
    check.begin(heardable(id, own, outlet, made, archive.own(id, own, timeline, made)));
    Optional.ofNullable(twinGroups.get(id))
        .ifPresent(
            group -> {
              Audience audience = archive.twins(id, group, timeline, made);
              check.begin(heardable(id, group, outlet, made, audience));
              twinHeard.put(outlet.ring(), group);
              sender.hear(group);
            });
  }

  private Heardable heardable(
      int channel, InetSocketAddress group, AirOutlet outlet, MadeFrom made, Audience audience) {
    long takeoverNs = config.twins().takeoverAfter(channel).toNanos();
    return new Heardable(
        channel,
        group,
        outlet.spec(),
        outlet.ring(),
        made.played(),
        made.told(),
        takeoverNs,
        audience);
  }

  /** What this unit sends is known, unless another process of it does. */
  private LongFunction<SaidLine> told(int channel, AirOutlet outlet) {
    SaidLine twins = outlet.twinSays();
    elder.ifPresent(process -> process.pass(channel, twins));
    SaidLine own = elder.map(process -> process.elder(channel)).orElseGet(SaidLine::new);
    long twin = config.twins().source().map(Source::of).orElse(-1L);
    return source -> source == twin ? twins : own;
  }

  @Override
  public void revised(ChannelConfig channel, Timeline timeline, Outlet outlet) {
    archive.revised(channel.id(), timeline);
  }

  @Override
  public void ended(ChannelConfig channel, Outlet outlet) {
    check.end(destination(channel), outlet.ring());
    Optional.ofNullable(twinHeard.remove(outlet.ring()))
        .ifPresent(
            group -> {
              check.end(group, outlet.ring());
              sender.unhear(group);
            });
  }

  /** To be called about once in a second. */
  void tick(List<ChannelConfig> channels, long nowNs) {
    for (ChannelConfig channel : channels) {
      for (InetSocketAddress group : groups(channel)) {
        check
            .findings(group)
            .ifPresent(
                findings ->
                    faults
                        .computeIfAbsent(group, any -> new Recently())
                        .observe(nowNs, findings.faults()));
      }
    }
  }

  /** Adds what was found to what a channel tells. */
  ChannelStatus complete(ChannelStatus status, long nowNs) {
    List<String> problems = new ArrayList<>(status.problems());
    for (InetSocketAddress group : groups(status.config())) {
      Recently faulty = faults.get(group);
      Optional<Findings> findings = check.findings(group);
      if (faulty != null && faulty.at(nowNs) && findings.isPresent()) {
        problems.add(words(group, findings.get()));
      }
    }
    status
        .onAir()
        .filter(air -> sender.hearsTwin() || air.watched().onAirBy().equals("twin"))
        .flatMap(air -> OtherSource.words(config.twins().mode(), air))
        .ifPresent(problems::add);
    return status.found(check.findings(destination(status.config())), problems);
  }

  private static String words(InetSocketAddress group, Findings findings) {
    return "what is heard on %s:%d was not what should be there: %d missing, %d different, %d late, %d repeated, %d out of order since the start"
        .formatted(
            group.getAddress().getHostAddress(),
            group.getPort(),
            findings.missing(),
            findings.different(),
            findings.late(),
            findings.repeated(),
            findings.outOfOrder());
  }

  private List<InetSocketAddress> groups(ChannelConfig channel) {
    List<InetSocketAddress> groups = new ArrayList<>();
    groups.add(destination(channel));
    Optional.ofNullable(twinGroups.get(channel.id())).ifPresent(groups::add);
    return groups;
  }

  @Override
  public void close() {
    check.close();
  }

  private static InetSocketAddress destination(ChannelConfig channel) {
    return new InetSocketAddress(channel.group(), channel.port());
  }
}
