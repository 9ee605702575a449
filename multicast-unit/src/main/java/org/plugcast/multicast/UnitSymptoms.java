package org.plugcast.multicast;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.plugcast.multicast.fetch.ClipFetcher;
import org.plugcast.multicast.pacing.AirClock;
import org.plugcast.multicast.sender.Sender;
import org.plugcast.multicast.status.Recently;

/** What is wrong with a unit beside its channels, in words. Any thread. */
final class UnitSymptoms {
  private final AirClock clock;
  private final Sender sender;
  private final ClipFetcher fetcher;
  private final Recently restarts = new Recently();
  private final Recently losses = new Recently();

  UnitSymptoms(AirClock clock, Sender sender, ClipFetcher fetcher) {
    this.clock = clock;
    this.sender = sender;
    this.fetcher = fetcher;
  }

  /** To be called about once in a second. */
  void observe() {
    long now = clock.utcNs();
    restarts.observe(now, sender.restarts());
    losses.observe(now, fetcher.lost().total());
  }

  List<String> problems() {
    long now = clock.utcNs();
    List<String> problems = new ArrayList<>();
    Duration offset = Duration.ofNanos(clock.wallOffsetNs());
    if (offset.abs().toSeconds() >= 1) {
      problems.add(
          "the wall clock is off the clock of the air by "
              + offset.toMillis() / 1e3
              + " s; a restart of the unit takes it over");
    }
    if (restarts.at(now)) {
      problems.add("the sender ended by itself and was begun anew");
    }
    addClips(problems, now);
    return problems;
  }

  private void addClips(List<String> problems, long now) {
    fetcher
        .lost()
        .now()
        .forEach(
            clip -> problems.add("clip " + clip + " was deleted or damaged; it is fetched anew"));
    if (losses.at(now) && fetcher.lost().now().isEmpty()) {
      problems.add("a clip was deleted or damaged, and was fetched anew");
    }
    fetcher
        .failures()
        .forEach((clip, reason) -> problems.add("clip " + clip + " does not come: " + reason));
  }
}
