package org.plugcast.multicast.channel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plugcast.multicast.config.ChannelConfig;
import org.plugcast.multicast.fetch.TimelineFile;
import org.plugcast.multicast.handover.Offer;
import org.plugcast.multicast.handover.Passable;
import org.plugcast.multicast.handover.Refusal;
import org.plugcast.multicast.plan.ClipNeeds;
import org.plugcast.multicast.plan.Need;
import org.plugcast.multicast.plan.Succession;
import org.plugcast.multicast.plan.Verdict;
import org.plugcast.multicast.prerecorded.Played;
import org.plugcast.multicast.prerecorded.PlayedLine;
import org.plugcast.multicast.prerecorded.RunsAtHand;
import org.plugcast.multicast.prerecorded.Situation;
import org.plugcast.multicast.record.Source;
import org.plugcast.multicast.status.ChannelStatus;
import org.plugcast.multicast.twin.Stage;
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

  /** What is sent before cannot be prepared anew in time; it is less than is prepared. */
  private static final long CHANGE_NS = 1_200_000_000;

  /** Where nothing is sent yet, there is nothing to prepare anew. */
  private static final long BEGIN_NS = 100_000_000;

  private final ChannelConfig config;
  private final TimelineFile file;
  private final LocalClips clips;
  private final Transmission transmission;
  private final Symptoms symptoms = new Symptoms();
  private @Nullable OnAir onAir;
  private @Nullable Timeline pending;
  private boolean closed;

  public Channel(
      ChannelConfig config, TimelineFile file, LocalClips clips, Transmission transmission) {
    this.config = config;
    this.file = file;
    this.clips = clips;
    this.transmission = transmission;
  }

  public ChannelConfig config() {
    return config;
  }

  /** Takes up the timeline of an earlier process. */
  public synchronized void restore() {
    try {
      pending = file.read().orElse(null);
    } catch (IOException e) {
      LOG.warn("timeline-unreadable channel={} reason=\"{}\"", config.id(), e.getMessage());
    }
    startIfReady();
  }

  /** Takes up, or refuses, what the caching unit offers. */
  public synchronized void offer(Timeline offered) {
    OnAir air = onAir;
    if (closed) {
      return;
    }
    if (air == null) {
      pending = offered;
      symptoms.refused(Optional.empty());
      startIfReady();
      return;
    }
    Verdict verdict = Succession.judge(air.timeline(), offered, air.frame(transmission.nowNs()));
    switch (verdict) {
      case Verdict.Same same -> pending = null;
      case Verdict.Revises revises -> revise(air, offered);
      case Verdict.Replaces replaces -> await(offered, replaces.difference());
      case Verdict.NotYet notYet -> refuse(notYet.reason());
      case Verdict.Refused refused -> refuse(refused.reason());
    }
    if (!(verdict instanceof Verdict.NotYet || verdict instanceof Verdict.Refused)) {
      symptoms.refused(Optional.empty());
    }
  }

  /** A clip has come. */
  public synchronized void arrived(Digest clip) {
    clips.arrived(clip);
    OnAir air = onAir;
    if (air != null && ClipNeeds.all(air.timeline()).contains(clip)) {
      transmission.refresh(air);
    }
    startIfReady();
  }

  /** To be called about once in a second: begins what is ready, mends what is broken. */
  public synchronized void tick() {
    startIfReady();
    OnAir air = onAir;
    if (air != null) {
      symptoms.observe(air.counters(), transmission.nowNs());
      if (symptoms.isUnsaved()) {
        save(air.timeline());
      }
      if (symptoms.sendingFails()) {
        reopen(air);
      }
    }
  }

  /**
   * Changes over to recordings or a slate where clips are missing and cannot come, and back; to be
   * called some times in a second.
   */
  public synchronized void look(Situation.Reach reach, RunsAtHand recordings) {
    OnAir air = onAir;
    Timeline next = pending;
    if (air != null) {
      changeover(air.timeline(), recordings)
          .next(air.played().last(), reach, transmission.nowNs() + CHANGE_NS)
          .ifPresent(change -> change(air, change));
    } else if (next != null && reach == Situation.Reach.UNREACHABLE && isDue(next)) {
      PlayedLine played = new PlayedLine(new Played(Source.SLATE, 0, List.of()));
      changeover(next, recordings)
          .next(played.last(), reach, transmission.nowNs() + BEGIN_NS)
          .ifPresent(played::add);
      begin(next, played);
    }
  }

  private Changeover changeover(Timeline timeline, RunsAtHand recordings) {
    long rate = timeline.format().rate().bitsPerSecond();
    return new Changeover(timeline, clips, () -> recordings.of(config.id(), rate));
  }

  private void change(OnAir air, Played next) {
    transmission.change(air, next, clips);
    LOG.warn(
        "channel-source-changed channel={} source={} from-packet={}",
        config.id(),
        next.source().label(),
        next.since());
  }

  private boolean isDue(Timeline next) {
    return new ClipNeeds(next).firstPacketNs() <= transmission.nowNs();
  }

  /** Digest of the timeline last taken up. */
  public synchronized Optional<Digest> known() {
    return latest().map(Timeline::digest);
  }

  /** The clips that will be sent, in the order of need. */
  public synchronized List<Need> needs() {
    long now = transmission.nowNs();
    return latest().map(timeline -> new ClipNeeds(timeline).from(now)).orElse(List.of());
  }

  /** Every clip that its timelines name. */
  public synchronized Set<Digest> used() {
    Set<Digest> used = new HashSet<>();
    OnAir air = onAir;
    if (air != null) {
      used.addAll(ClipNeeds.all(air.timeline()));
    }
    Timeline next = pending;
    if (next != null) {
      used.addAll(ClipNeeds.all(next));
    }
    return used;
  }

  public synchronized ChannelStatus status() {
    OnAir air = onAir;
    long now = transmission.nowNs();
    return new ChannelStatus(
        config,
        air == null ? latest() : Optional.of(air.timeline()),
        Optional.ofNullable(air).map(a -> a.status(now)),
        Optional.empty(),
        problems(air, now));
  }

  /**
   * As it is passed on to another process.
   *
   * @throws Refusal when there is nothing to pass on
   */
  public synchronized Passable passable() throws Refusal {
    return passing();
  }

  /** Says why an offer cannot be taken. */
  public synchronized void check(Offer offer) throws Refusal {
    passing().check(offer);
  }

  /** Takes what was {@linkplain #check checked}. */
  public synchronized void take(Offer offer) throws Refusal {
    passing().take(offer);
  }

  /** Forgets what it was asked to take, as far as it has not begun. */
  public synchronized void cancel() {
    OnAir air = onAir;
    if (air != null) {
      air.outlet().cancel();
    }
  }

  /** Stands by, if it was begun beside another process that has ended, and does not send. */
  public synchronized void standBy() {
    OnAir air = onAir;
    if (air != null && !isOnAir()) {
      try {
        air.outlet().standBy();
      } catch (Refusal e) {
        LOG.info("channel-stands-by-already channel={} reason=\"{}\"", config.id(), e.getMessage());
      }
    }
  }

  /** Whether this unit sends it. */
  public synchronized boolean isOnAir() {
    OnAir air = onAir;
    return air != null && air.outlet().watched().state() == Stage.ON_AIR;
  }

  private Passing passing() throws Refusal {
    OnAir air = onAir;
    if (air == null) {
      throw new Refusal("channel " + config.id() + " has no timeline or no clips here yet");
    }
    return new Passing(config.id(), air.cadence(), air.outlet());
  }

  private List<String> problems(@Nullable OnAir air, long nowNs) {
    List<String> problems = new ArrayList<>(symptoms.problems(air != null, pending, nowNs));
    if (air != null) {
      problems.addAll(air.outlet().watched().alarms());
      Symptoms.instead(air.source(nowNs)).ifPresent(problems::add);
    }
    return problems;
  }

  /** Goes off the air for good. */
  public synchronized void close() {
    OnAir air = onAir;
    if (air != null) {
      transmission.stop(config, air);
    }
    onAir = null;
    pending = null;
    closed = true;
  }

  private Optional<Timeline> latest() {
    Timeline next = pending;
    OnAir air = onAir;
    if (next != null) {
      return Optional.of(next);
    }
    return Optional.ofNullable(air).map(OnAir::timeline);
  }

  private void revise(OnAir air, Timeline offered) {
    onAir = transmission.revise(config, air, offered, clips);
    pending = null;
    save(offered);
    LOG.info(
        "timeline-revised channel={} revision={} entries={}",
        config.id(),
        offered.revision(),
        offered.leadIn().size() + offered.loop().size());
  }

  private void await(Timeline offered, String difference) {
    if (!offered.equals(pending)) {
      LOG.warn("timeline-replaced channel={} other={}", config.id(), difference);
    }
    pending = offered;
    startIfReady();
  }

  /** Remembers that what the caching unit offers cannot be used. */
  synchronized void refuse(String reason) {
    if (symptoms.refused(Optional.of(reason))) {
      LOG.warn("timeline-refused channel={} reason=\"{}\"", config.id(), reason);
    }
  }

  private void startIfReady() {
    Timeline next = pending;
    if (next != null && isReady(next)) {
      begin(next, new PlayedLine(Played.TIMELINE));
    }
  }

  private void begin(Timeline next, PlayedLine played) {
    try {
      OnAir before = onAir;
      OnAir started = transmission.start(config, next, played, clips);
      if (before != null) {
        transmission.stop(config, before);
      }
      onAir = started;
      pending = null;
      symptoms.started();
      save(next);
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

  private boolean isReady(Timeline next) {
    ClipNeeds needs = new ClipNeeds(next);
    long now = transmission.nowNs();
    return needs.firstPacketNs() <= now + HEAD_START_NS
        && needs.at(now).stream().allMatch(clips::has);
  }

  private void save(Timeline timeline) {
    try {
      file.write(timeline);
      symptoms.saved(Optional.empty());
    } catch (IOException e) {
      if (symptoms.saved(Optional.of(String.valueOf(e.getMessage())))) {
        LOG.warn("timeline-not-saved channel={} reason=\"{}\"", config.id(), e.getMessage());
      }
    }
  }

  private void reopen(OnAir air) {
    try {
      air.feed().outlet().reopen();
    } catch (IOException e) {
      symptoms.cannotSend(String.valueOf(e.getMessage()));
    }
  }
}
