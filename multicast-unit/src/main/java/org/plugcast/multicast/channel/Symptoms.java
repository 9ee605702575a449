package org.plugcast.multicast.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plugcast.multicast.pacing.LaneCounters;
import org.plugcast.multicast.record.Source;
import org.plugcast.multicast.status.Recently;

/** What is wrong with a channel, remembered long enough to be seen. Guarded by its channel. */
final class Symptoms {
  private final Recently underrun = new Recently();
  private final Recently skipped = new Recently();
  private final Recently failed = new Recently();
  private long sent;
  private boolean sendingFails;
  private Optional<String> refusal = Optional.empty();
  private Optional<String> unsaved = Optional.empty();
  private Optional<String> blocked = Optional.empty();

  void observe(LaneCounters counters, long now) {
    underrun.observe(now, counters.underruns());
    skipped.observe(now, counters.skipped() + counters.unprepared());
    boolean rose = failed.observe(now, counters.failed());
    sendingFails = rose && counters.sent() == sent;
    sent = counters.sent();
  }

  /** Whether every datagram since the observation before the last was refused by the network. */
  boolean sendingFails() {
    return sendingFails;
  }

  /** Remembers why a timeline was refused, or that none is; true if that is news. */
  boolean refused(Optional<String> reason) {
    boolean news = !refusal.equals(reason);
    refusal = reason;
    return news;
  }

  /** Remembers why the timeline could not be saved, or that it was; true if that is news. */
  boolean saved(Optional<String> failure) {
    boolean news = !unsaved.equals(failure);
    unsaved = failure;
    return news;
  }

  /** Whether the timeline on air is still to be saved. */
  boolean isUnsaved() {
    return unsaved.isPresent();
  }

  /** Remembers why the channel cannot be sent; true if that is news. */
  boolean cannotSend(String reason) {
    boolean news = !blocked.equals(Optional.of(reason));
    blocked = Optional.of(reason);
    return news;
  }

  void started() {
    blocked = Optional.empty();
  }

  /** What is sent instead of the timeline, in words. */
  static Optional<String> instead(Source source) {
    String reason = " the clips that are due are not here, and the caching unit is not reachable";
    return switch (source) {
      case TIMELINE -> Optional.empty();
      case PRE_RECORDED -> Optional.of("recordings of the channel are sent:" + reason);
      case SLATE ->
          Optional.of("a slate is sent, without picture and sound; no recordings:" + reason);
    };
  }

  List<String> problems(Timelines timelines, long now) {
    List<String> problems = new ArrayList<>();
    if (timelines.latest().isEmpty()) {
      problems.add("the caching unit has published no timeline yet");
    }
    timelines
        .pending()
        .map(next -> "waiting for the clips of timeline revision " + next.revision())
        .ifPresent(problems::add);
    blocked.ifPresent(reason -> problems.add("cannot send: " + reason));
    refusal.ifPresent(reason -> problems.add("timeline refused: " + reason));
    unsaved.ifPresent(reason -> problems.add("timeline not saved: " + reason));
    if (underrun.at(now)) {
      problems.add("null packets are sent instead of a clip that is not here");
    }
    if (skipped.at(now)) {
      problems.add("datagrams were late and were skipped");
    }
    if (failed.at(now)) {
      problems.add("the network refuses datagrams");
    }
    return problems;
  }
}
