package org.plugcast.caching.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plugcast.caching.planner.Items.ids;
import static org.plugcast.caching.planner.Items.item;
import static org.plugcast.caching.planner.Items.wish;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plugcast.caching.testing.Formats;
import org.plugcast.ts.multiplex.Pids;
import org.plugcast.ts.multiplex.Service;
import org.plugcast.ts.multiplex.Timeline;

class PlannerTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00.250Z");
  private static final Planner PLANNER = new Planner(Rules.DEFAULT);

  private static Timeline started(Wish wish) {
    return PLANNER.plan(Optional.empty(), wish, NOON).orElseThrow();
  }

  @Test
  void aChannelWithoutReadyItemsDoesNotStart() {
    assertThat(PLANNER.plan(Optional.empty(), wish(), NOON)).isEmpty();
  }

  @Test
  void aChannelStartsOnTheFullSecondAfterItsFirstItemIsReady() {
    Timeline timeline = started(wish(item(1)));

    assertThat(timeline.epoch()).isEqualTo(Instant.parse("2026-06-01T12:00:04Z"));
    assertThat(timeline.revision()).isEqualTo(1);
    assertThat(timeline.firstFrame()).isZero();
    assertThat(timeline.leadIn()).isEmpty();
    assertThat(ids(timeline.loop())).containsExactly("1");
  }

  @Test
  void theSamePlaylistIsNoReasonForARevision() {
    Timeline timeline = started(wish(item(1), item(2)));

    assertThat(PLANNER.plan(Optional.of(timeline), wish(item(1), item(2)), NOON.plusSeconds(99)))
        .isEmpty();
  }

  @Test
  void anEmptiedFolderLeavesOnAirWhatIsThere() {
    Timeline timeline = started(wish(item(1), item(2)));

    assertThat(PLANNER.plan(Optional.of(timeline), wish(), NOON.plusSeconds(99))).isEmpty();
  }

  @Test
  void aNewItemFollowsAtTheFirstBoundaryThatIsFarEnoughAway() {
    Timeline first = started(wish(item(1)));
    Instant now = first.epoch().plusSeconds(5);

    Timeline second = PLANNER.plan(Optional.of(first), wish(item(1), item(2)), now).orElseThrow();

    // 5 s + 20 s: boundaries are at 10.01, 20.02 and 30.03 s.
    assertThat(second.validFrom()).isEqualTo(900);
    assertThat(second.revision()).isEqualTo(2);
    assertThat(ids(second.leadIn())).containsExactly("1", "1", "1");
    assertThat(ids(second.loop())).containsExactly("2", "1");
  }

  @Test
  void anItemPlayedLastIsFollowedByItsSuccessorInTheNewOrder() {
    Timeline first = started(wish(item(1), item(2), item(3)));
    Instant now = first.epoch().plusSeconds(5);

    Timeline second =
        PLANNER
            .plan(Optional.of(first), wish(item(3), item(2), item(1), item(4)), now)
            .orElseThrow();

    assertThat(ids(second.leadIn())).containsExactly("1", "2", "3");
    assertThat(ids(second.loop())).containsExactly("2", "1", "4", "3");
  }

  @Test
  void whenTheItemPlayedLastIsRemovedTheNextThatIsStillThereFollows() {
    Timeline first = started(wish(item(1), item(2), item(3), item(4), item(5)));
    Instant now = first.epoch().plusSeconds(5);

    Timeline second =
        PLANNER.plan(Optional.of(first), wish(item(1), item(2), item(5)), now).orElseThrow();

    assertThat(ids(second.leadIn())).containsExactly("1", "2", "3");
    assertThat(ids(second.loop())).containsExactly("5", "1", "2");
  }

  @Test
  void anItemThatStandsTwiceInThePlaylistKeepsItsPlace() {
    Timeline first = started(wish(item(1), item(2), item(1), item(3)));
    // 30.03 s on: the second 1 ends; the boundary after 20 s is at its end or later.
    Instant now = first.epoch().plusSeconds(6);

    Timeline second =
        PLANNER
            .plan(Optional.of(first), wish(item(1), item(2), item(1), item(3), item(4)), now)
            .orElseThrow();

    assertThat(ids(second.leadIn())).containsExactly("1", "2", "1");
    assertThat(ids(second.loop())).containsExactly("3", "4", "1", "2", "1");
  }

  @Test
  void aReplacedFileKeepsItsPlaceAndGoesOnAirAtTheNextBoundary() {
    Timeline first = started(wish(item(1), item(2)));
    Instant now = first.epoch().plusSeconds(1);

    Timeline second =
        PLANNER.plan(Optional.of(first), wish(item(1, 1, 450), item(2)), now).orElseThrow();

    assertThat(second.leadIn()).containsExactly(item(1), item(2), item(1));
    assertThat(second.loop()).containsExactly(item(2), item(1, 1, 450));
  }

  @Test
  void aRevisionBeforeTheChannelHasStartedKeepsItsBeginning() {
    Timeline first = started(wish(item(1)));

    Timeline second = PLANNER.plan(Optional.of(first), wish(item(1), item(2)), NOON).orElseThrow();

    assertThat(second.epoch()).isEqualTo(first.epoch());
    assertThat(second.firstFrame()).isZero();
    assertThat(ids(second.leadIn())).containsExactly("1", "1");
    assertThat(ids(second.loop())).containsExactly("2", "1");
  }

  @Test
  void historyIsKeptForSomeMinutesAndNoLonger() {
    Timeline first = started(wish(item(1), item(2)));
    Instant now = first.epoch().plus(Duration.ofHours(1));

    Timeline second = PLANNER.plan(Optional.of(first), wish(item(2), item(3)), now).orElseThrow();

    double told = (second.validFrom() - second.firstFrame()) * 1.001 / 30;
    assertThat(told).isBetween(320.0, 350.0);
  }

  @Test
  void anotherFormatBeginsAnewUnderTheNextRevision() {
    Timeline first = started(wish(item(1)));
    Wish low = new Wish(wish().service(), Formats.LOW, 0, List.of(item(1, 1, 300)));

    Timeline second = PLANNER.plan(Optional.of(first), low, NOON.plusSeconds(60)).orElseThrow();

    assertThat(second.revision()).isEqualTo(2);
    assertThat(second.format()).isEqualTo(Formats.LOW);
    assertThat(second.epoch()).isAfter(NOON.plusSeconds(60));
  }

  @Test
  void anotherFormatBeginsAfterTheEndOfAnItemWithTheOneThatFollowsIt() {
    Timeline first = started(wish(item(1), item(2), item(3)));
    Wish low =
        new Wish(
            wish().service(),
            Formats.LOW,
            0,
            List.of(item(1, 9, 300), item(2, 9, 300), item(3, 9, 300)));

    Timeline second =
        PLANNER.plan(Optional.of(first), low, first.epoch().plusSeconds(5)).orElseThrow();

    // 5 s + 20 s: the boundary is at 30.03 s, after item 3; three seconds more, to a full one.
    assertThat(second.epoch()).isEqualTo(first.epoch().plusSeconds(34));
    assertThat(ids(second.loop())).containsExactly("1", "2", "3");
    assertThat(PLANNER.plan(Optional.of(second), low, first.epoch().plusSeconds(6))).isEmpty();
  }

  @Test
  void anotherNameForReceiversBeginsAnew() {
    Timeline first = started(wish(item(1)));
    Service renamed = new Service(1, 1, "Cable Jazz", "Example", Pids.DEFAULT);

    Timeline second =
        PLANNER
            .plan(
                Optional.of(first),
                new Wish(renamed, Formats.HD, 0, List.of(item(1))),
                first.epoch().plusSeconds(1))
            .orElseThrow();

    assertThat(second.service()).isEqualTo(renamed);
    assertThat(second.epoch()).isAfter(first.epoch());
  }
}
