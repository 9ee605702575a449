package org.plugcast.caching.planner;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plugcast.ts.multiplex.ChannelGrid;
import org.plugcast.ts.multiplex.Entry;
import org.plugcast.ts.multiplex.Schedule;
import org.plugcast.ts.multiplex.Schedule.Placed;
import org.plugcast.ts.multiplex.Timeline;

/**
 * Decides what a channel sends next: a pure function of what it should send, what it sends, and the
 * time.
 *
 * <p>A channel starts with its first item. A revision takes effect at the first item boundary that
 * is {@link Rules#lead} away; before it nothing changes, after it the playlist goes on with the
 * successor of what was played last.
 */
public final class Planner {
  /** Units prepare a channel that begins two seconds ahead, and look for it once in a second. */
  private static final Duration TURN = Duration.ofSeconds(3);

  private final Rules rules;

  public Planner(Rules rules) {
    this.rules = rules;
  }

  /** The next timeline, or empty where the present one (or none) is right. */
  public Optional<Timeline> plan(Optional<Timeline> present, Wish wish, Instant now) {
    if (wish.items().isEmpty()) {
      return Optional.empty();
    }
    if (present.isEmpty()) {
      return Optional.of(start(1, wish, now.plus(rules.start()), wish.items()));
    }
    if (!present.get().format().equals(wish.format())
        || !present.get().service().equals(wish.service())) {
      return Optional.of(new Revision(present.get(), now).anew(wish));
    }
    return Rotation.same(present.get().loop(), wish.items())
        ? Optional.empty()
        : Optional.of(new Revision(present.get(), now).with(wish.items()));
  }

  /** A channel begins: on a full second, so that people can read it. */
  private static Timeline start(long revision, Wish wish, Instant earliest, List<Entry> loop) {
    Instant second = earliest.truncatedTo(ChronoUnit.SECONDS);
    Instant epoch = second.equals(earliest) ? second : second.plusSeconds(1);
    return new Timeline(
        wish.service(), wish.format(), epoch, wish.originTicks(), revision, 0, 0, List.of(), loop);
  }

  /** The way from a timeline to its successor. */
  private final class Revision {
    private final Timeline present;
    private final Schedule schedule;
    private final ChannelGrid grid;
    private final Instant now;

    Revision(Timeline present, Instant now) {
      this.present = present;
      this.schedule = new Schedule(present);
      this.grid = present.grid();
      this.now = now;
    }

    Timeline with(List<Entry> items) {
      long boundary = boundary();
      Placed first = entryAt(now.minus(rules.history()));
      List<Entry> leadIn = entries(first.firstFrame(), boundary);
      return new Timeline(
          present.service(),
          present.format(),
          present.epoch(),
          present.originTicks(),
          present.revision() + 1,
          boundary,
          first.firstFrame(),
          leadIn,
          Rotation.from(items, successor(leadIn, items, boundary)));
    }

    /**
     * The channel begins anew in another format or under another name. Nothing leads from one to
     * the other without a break: it comes after an item's end, when its sound has been sent and its
     * units have prepared the new one.
     */
    Timeline anew(Wish wish) {
      long boundary = boundary();
      Placed first = entryAt(now.minus(rules.history()));
      List<Entry> played = entries(first.firstFrame(), boundary);
      return start(
          present.revision() + 1,
          wish,
          sentAt(boundary).plus(TURN),
          Rotation.from(wish.items(), successor(played, wish.items(), boundary)));
    }

    /** First frame, of those with which an entry begins, whose packets are far enough away. */
    private long boundary() {
      Instant settled = now.plus(rules.lead());
      Placed entry = entryAt(now);
      long frame = entry.firstFrame();
      while (sentAt(frame).isBefore(settled)) {
        frame = entry.endFrame();
        entry = at(frame);
      }
      return frame;
    }

    private List<Entry> entries(long from, long to) {
      List<Entry> entries = new ArrayList<>();
      for (Placed entry = at(from); entry.firstFrame() < to; entry = at(entry.endFrame())) {
        entries.add(entry.entry());
      }
      return entries;
    }

    private int successor(List<Entry> played, List<Entry> items, long boundary) {
      return Rotation.after(played, items).orElseGet(() -> upcoming(items, boundary));
    }

    /**
     * Where the item played last is gone: the first that would have followed and is still there.
     */
    private int upcoming(List<Entry> items, long boundary) {
      int most = present.leadIn().size() + present.loop().size();
      Placed entry = at(boundary);
      for (int i = 0; i < most; i++) {
        Optional<Integer> place = Rotation.place(entry.entry(), items);
        if (place.isPresent()) {
          return place.get();
        }
        entry = at(entry.endFrame());
      }
      return 0;
    }

    /** The entry whose packets are sent at a moment; the first of all before it. */
    private Placed entryAt(Instant moment) {
      long index = grid.indexAt(Math.max(0, present.nanosSinceEpoch(moment)));
      long frame = grid.lastFrameAt(index / grid.layout().slots());
      return at(Math.max(present.firstFrame(), frame));
    }

    private Placed at(long frame) {
      return schedule
          .at(frame)
          .orElseThrow(() -> new IllegalStateException("frame " + frame + " before the first"));
    }

    private Instant sentAt(long frame) {
      return present
          .epoch()
          .plus(Duration.ofNanos(grid.nanosOf(grid.indexOfRow(grid.rowOf(frame)))));
    }
  }
}
