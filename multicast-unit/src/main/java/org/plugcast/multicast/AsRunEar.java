package org.plugcast.multicast;

import java.util.List;
import org.plugcast.multicast.asrun.AsRun;
import org.plugcast.multicast.asrun.AsRunItem;
import org.plugcast.multicast.asrun.TimelinePlan;
import org.plugcast.multicast.asrun.WireRun;
import org.plugcast.multicast.hearing.Source;
import org.plugcast.multicast.verify.Run;
import org.plugcast.multicast.verify.Verdict;
import org.plugcast.ts.multiplex.Timeline;

/** Makes as-run items of what was judged of one channel. Guarded by itself. */
final class AsRunEar {
  private final int channel;
  private final MadeFrom made;
  private final Log log;
  private final AsRun items;
  private TimelinePlan timeline;

  /** Takes items that ended; never waits. */
  @FunctionalInterface
  interface Log {
    void append(int channel, AsRunItem item);
  }

  AsRunEar(int channel, Timeline timeline, MadeFrom made, Log log) {
    this.channel = channel;
    this.made = made;
    this.log = log;
    this.timeline = new TimelinePlan(timeline);
    this.items = new AsRun(this.timeline);
  }

  /** The timeline is another revision from now on. */
  synchronized void revise(Timeline revision) {
    timeline = new TimelinePlan(revision);
  }

  synchronized void judged(Run run) {
    if (run.place() == Run.Place.IN_PLACE) {
      items.plan(new PlayedPlan(timeline, made.played(), made.by(run.source())));
      write(items.found(wireRun(run)));
    }
  }

  /** Writes what is on the wire, as far as it went. */
  synchronized void end() {
    write(items.end().stream().toList());
  }

  private void write(List<AsRunItem> ended) {
    ended.forEach(item -> log.append(channel, item));
  }

  private static WireRun wireRun(Run run) {
    WireRun.Verdict verdict = verdict(run.verdict());
    return new WireRun(
        run.from(),
        run.until(),
        verdict,
        run.firstHeardNs(),
        Math.max(run.firstHeardNs(), run.lastHeardNs()),
        isHeard(verdict) ? Source.text(run.source()) : "");
  }

  private static boolean isHeard(WireRun.Verdict verdict) {
    return switch (verdict) {
      case IDENTICAL, LATE, DIFFERENT, UNVERIFIED -> true;
      case MISSING, UNHEARD -> false;
    };
  }

  private static WireRun.Verdict verdict(Verdict verdict) {
    return switch (verdict) {
      case IDENTICAL, REPEATED -> WireRun.Verdict.IDENTICAL;
      case MISSING, SILENT -> WireRun.Verdict.MISSING;
      case DIFFERENT -> WireRun.Verdict.DIFFERENT;
      case LATE, OUT_OF_ORDER -> WireRun.Verdict.LATE;
      case UNVERIFIED -> WireRun.Verdict.UNVERIFIED;
      case UNHEARD -> WireRun.Verdict.UNHEARD;
    };
  }
}
