package org.plugcast.caching.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.plugcast.ts.multiplex.ChannelGrid;
import org.plugcast.ts.multiplex.Entry;
import org.plugcast.ts.multiplex.Schedule;
import org.plugcast.ts.multiplex.Schedule.Placed;
import org.plugcast.ts.multiplex.Timeline;

/**
 * Whatever operators do, and whenever: what units have fetched stays true until they know better.
 */
class PlannerProperties {
  private static final Instant START = Instant.parse("2026-06-01T12:00:00Z");
  private static final int STEPS = 25;

  @Property(tries = 150)
  void revisionsNeverChangeWhatIsSettledAndKeepTheOrder(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 120) int leadSeconds,
      @ForAll @IntRange(min = 0, max = 600) int historySeconds) {
    Rules rules =
        new Rules(
            Duration.ofSeconds(3),
            Duration.ofSeconds(leadSeconds),
            Duration.ofSeconds(historySeconds));
    Random random = new Random(seed);
    Planner planner = new Planner(rules);
    List<Entry> items = new ArrayList<>(List.of(Items.item(0, 0, frames(random))));
    Instant now = START;
    Optional<Timeline> present = Optional.empty();
    for (int step = 0; step < STEPS; step++) {
      now = now.plusMillis(random.nextInt(120_000));
      change(items, random, step);
      Wish wish = Items.wish(items);
      Optional<Timeline> next = planner.plan(present, wish, now);
      if (present.isPresent() && next.isPresent()) {
        assertRevises(present.get(), next.get(), wish, rules, now);
      }
      if (next.isPresent()) {
        present = next;
      }
      assertThat(planner.plan(present, wish, now)).as("a second look changes nothing").isEmpty();
    }
  }

  private static void change(List<Entry> items, Random random, int step) {
    switch (random.nextInt(6)) {
      case 0, 1 -> items.add(random.nextInt(items.size() + 1), newItem(random, step));
      case 2 -> {
        if (items.size() > 1) {
          items.remove(random.nextInt(items.size()));
        }
      }
      case 3 -> replace(items, random, step);
      case 4 -> Collections.shuffle(items, random);
      default -> {
        // Nothing happens, as it mostly does.
      }
    }
  }

  private static Entry newItem(Random random, int step) {
    return Items.item(step + 1, 0, frames(random));
  }

  private static void replace(List<Entry> items, Random random, int step) {
    int place = random.nextInt(items.size());
    int id = Integer.parseInt(items.get(place).about(Entry.MEDIA_ID));
    items.set(place, Items.item(id, step + 1, frames(random)));
  }

  /** From a jingle to ten minutes. */
  private static int frames(Random random) {
    return random.nextBoolean() ? 60 + random.nextInt(300) : 60 + random.nextInt(18_000);
  }

  private static void assertRevises(
      Timeline before, Timeline after, Wish wish, Rules rules, Instant now) {
    assertThat(after.revision()).isEqualTo(before.revision() + 1);
    assertThat(after.epoch()).isEqualTo(before.epoch());
    assertThat(after.validFrom()).isGreaterThanOrEqualTo(before.validFrom());
    assertThat(sentAt(after, after.validFrom())).isAfterOrEqualTo(now.plus(rules.lead()));
    assertThat(Rotation.same(after.loop(), wish.items())).isTrue();
    assertPrefix(before, after);
    assertFirstPossible(before, after, rules, now);
    assertHistory(before, after, rules, now);
    assertOrder(after, wish);
  }

  /**
   * Every entry that the new one tells of before its boundary stands in the old one, at its place.
   */
  private static void assertPrefix(Timeline before, Timeline after) {
    Schedule old = new Schedule(before);
    Schedule young = new Schedule(after);
    long frame = after.firstFrame();
    while (frame < after.validFrom()) {
      Placed placed = young.at(frame).orElseThrow();
      assertThat(placed).isEqualTo(old.at(frame).orElseThrow());
      frame = placed.endFrame();
    }
    assertThat(frame).as("the boundary is one of the old timeline").isEqualTo(after.validFrom());
    assertThat(young.loopFrom()).isEqualTo(after.validFrom());
  }

  private static void assertFirstPossible(
      Timeline before, Timeline after, Rules rules, Instant now) {
    if (!after.leadIn().isEmpty()) {
      long last = after.validFrom() - after.leadIn().getLast().frames();
      boolean onAirAlready = new Schedule(before).at(last).orElseThrow().firstFrame() == last;
      assertThat(onAirAlready).isTrue();
      assertThat(sentAt(after, last)).isBefore(now.plus(rules.lead()));
    }
  }

  private static void assertHistory(Timeline before, Timeline after, Rules rules, Instant now) {
    assertThat(after.firstFrame()).isGreaterThanOrEqualTo(before.firstFrame());
    if (after.firstFrame() > before.firstFrame()) {
      assertThat(sentAt(after, after.firstFrame())).isBeforeOrEqualTo(now.minus(rules.history()));
    }
  }

  private static void assertOrder(Timeline after, Wish wish) {
    if (after.leadIn().isEmpty()) {
      return;
    }
    String last = after.leadIn().getLast().about(Entry.MEDIA_ID);
    List<String> order = Items.ids(wish.items());
    int place = order.indexOf(last);
    if (place >= 0) {
      assertThat(after.loop().getFirst().about(Entry.MEDIA_ID))
          .isEqualTo(order.get((place + 1) % order.size()));
    }
  }

  private static Instant sentAt(Timeline timeline, long frame) {
    ChannelGrid grid = timeline.grid();
    return timeline.epoch().plusNanos(grid.nanosOf(grid.indexOfRow(grid.rowOf(frame))));
  }
}
