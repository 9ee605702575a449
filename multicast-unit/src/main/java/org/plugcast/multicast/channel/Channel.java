package org.plugcast.multicast.channel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plugcast.multicast.config.ChannelConfig;
import org.plugcast.multicast.fetch.TimelineFile;
import org.plugcast.multicast.plan.ClipNeeds;
import org.plugcast.multicast.plan.Need;
import org.plugcast.multicast.plan.Succession;
import org.plugcast.multicast.plan.Verdict;
import org.plugcast.multicast.prerecorded.Played;
import org.plugcast.multicast.prerecorded.PlayedLine;
import org.plugcast.multicast.prerecorded.RunsAtHand;
import org.plugcast.multicast.prerecorded.Situation;
import org.plugcast.multicast.status.ChannelStatus;
import org.plugcast.ts.multiplex.Digest;
import org.plugcast.ts.multiplex.Timeline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A channel of this unit: which timeline it sends, and when it begins.
 *
 * <p>It goes on air when the clips that are due are here. Revisions hold at once: they differ only
 * from a later index on, so it does not matter when each of the twins learns of them. Any thread.
 */
public final class Channel {
  private static final Logger LOG = LoggerFactory.getLogger(Channel.class);

  /** A channel may go to the pacer this long before its first packet. */
  private static final long HEAD_START_NS = 2_000_000_000;

  private final ChannelConfig config;
  private final LocalClips clips;
  private final Transmission transmission;
  private final Symptoms symptoms = new Symptoms();
  private final Timelines timelines = new Timelines();
  private final SavedTimeline saved;
  private final Relay relay;
  private final StandIn standIn;
  private boolean closed;

  public Channel(
      ChannelConfig config, TimelineFile file, LocalClips clips, Transmission transmission) {
    this.config = config;
    this.clips = clips;
    this.transmission = transmission;
    this.saved = new SavedTimeline(config.id(), file, symptoms);
    this.relay = new Relay(this, config.id(), timelines);
    this.standIn = new StandIn(config.id(), clips, transmission);
  }

  public ChannelConfig config() {
    return config;
  }

  /** As it is passed on to other processes and taken from them. */
  public Relay relay() {
    return relay;
  }

  /** Takes up the timeline of an earlier process. */
  public synchronized void restore() {
    timelines.pending(saved.read());
    startIfReady();
  }

  /** Takes up, or refuses, what the caching unit offers. */
  public synchronized void offer(Timeline offered) {
    if (closed) {
      return;
    }
    Optional<OnAir> air = timelines.onAir();
    if (air.isPresent()) {
      succeed(air.get(), offered);
    } else {
      symptoms.refused(Optional.empty());
      await(offered);
    }
  }

  private void succeed(OnAir air, Timeline offered) {
    Verdict verdict = Succession.judge(air.timeline(), offered, air.frame(transmission.nowNs()));
    switch (verdict) {
      case Verdict.Same same -> timelines.pending(Optional.empty());
      case Verdict.Revises revises -> revise(air, offered);
      case Verdict.Replaces replaces -> replace(offered, replaces.difference());
      case Verdict.NotYet notYet -> refuse(notYet.reason());
      case Verdict.Refused refused -> refuse(refused.reason());
    }
    if (!(verdict instanceof Verdict.NotYet || verdict instanceof Verdict.Refused)) {
      symptoms.refused(Optional.empty());
    }
  }

  private void revise(OnAir air, Timeline offered) {
    timelines.begun(transmission.revise(config, air, offered, clips));
    saved.write(offered);
    LOG.info(
        "timeline-revised channel={} revision={} entries={}",
        config.id(),
        offered.revision(),
        offered.leadIn().size() + offered.loop().size());
  }

  private void replace(Timeline offered, String difference) {
    if (!timelines.pending().equals(Optional.of(offered))) {
      LOG.warn("timeline-replaced channel={} other={}", config.id(), difference);
    }
    await(offered);
  }

  private void await(Timeline offered) {
    timelines.pending(Optional.of(offered));
    startIfReady();
  }

  /** Remembers that what the caching unit offers cannot be used. */
  synchronized void refuse(String reason) {
    if (symptoms.refused(Optional.of(reason))) {
      LOG.warn("timeline-refused channel={} reason=\"{}\"", config.id(), reason);
    }
  }

  /** A clip has come. */
  public synchronized void arrived(Digest clip) {
    clips.arrived(clip);
    timelines
        .onAir()
        .filter(air -> ClipNeeds.all(air.timeline()).contains(clip))
        .ifPresent(transmission::refresh);
    startIfReady();
  }

  /** To be called about once in a second: begins what is ready, mends what is broken. */
  public synchronized void tick() {
    startIfReady();
    timelines.onAir().ifPresent(this::mend);
  }

  private void mend(OnAir air) {
    symptoms.observe(air.counters(), transmission.nowNs());
    if (symptoms.isUnsaved()) {
      saved.write(air.timeline());
    }
    if (symptoms.sendingFails()) {
      reopen(air);
    }
  }

  private void reopen(OnAir air) {
    try {
      air.feed().outlet().reopen();
    } catch (IOException e) {
      symptoms.cannotSend(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Changes over to recordings or a slate where clips are missing and cannot come, and back; to be
   * called some times in a second.
   */
  public synchronized void look(Situation.Reach reach, RunsAtHand recordings) {
    Optional<OnAir> air = timelines.onAir();
    if (air.isPresent()) {
      standIn.look(air.get(), reach, recordings);
    } else {
      timelines
          .pending()
          .ifPresent(
              next ->
                  standIn.first(next, reach, recordings).ifPresent(played -> begin(next, played)));
    }
  }

  /** Digest of the timeline last taken up. */
  public synchronized Optional<Digest> known() {
    return timelines.latest().map(Timeline::digest);
  }

  /** The clips that will be sent, in the order of need. */
  public synchronized List<Need> needs() {
    return timelines.needs(transmission.nowNs());
  }

  /** Every clip that its timelines name. */
  public synchronized Set<Digest> used() {
    return timelines.used();
  }

  public synchronized ChannelStatus status() {
    long now = transmission.nowNs();
    return new ChannelStatus(
        config,
        timelines.first(),
        timelines.onAir().map(air -> air.status(now)),
        Optional.empty(),
        problems(now));
  }

  private List<String> problems(long nowNs) {
    List<String> problems = new ArrayList<>(symptoms.problems(timelines, nowNs));
    timelines
        .onAir()
        .ifPresent(
            air -> {
              problems.addAll(air.outlet().watched().alarms());
              Symptoms.instead(air.source(nowNs)).ifPresent(problems::add);
            });
    return problems;
  }

  /** Goes off the air for good. */
  public synchronized void close() {
    timelines.onAir().ifPresent(air -> transmission.stop(config, air));
    timelines.clear();
    closed = true;
  }

  private void startIfReady() {
    timelines
        .pending()
        .filter(this::isReady)
        .ifPresent(next -> begin(next, new PlayedLine(Played.TIMELINE)));
  }

  private boolean isReady(Timeline next) {
    ClipNeeds needs = new ClipNeeds(next);
    long now = transmission.nowNs();
    return needs.firstPacketNs() <= now + HEAD_START_NS
        && needs.at(now).stream().allMatch(clips::has);
  }

  private void begin(Timeline next, PlayedLine played) {
    try {
      OnAir started = transmission.start(config, next, played, clips);
      timelines.onAir().ifPresent(before -> transmission.stop(config, before));
      timelines.begun(started);
      symptoms.started();
      saved.write(next);
      LOG.info(
          "channel-on-air channel={} name=\"{}\" destination={} revision={} source={}",
          config.id(),
          config.name(),
          config.destination(),
          next.revision(),
          played.last().source().label());
    } catch (IOException e) {
      if (symptoms.cannotSend(String.valueOf(e.getMessage()))) {
        LOG.warn("channel-cannot-send channel={} reason=\"{}\"", config.id(), e.getMessage());
      }
    }
  }
}
