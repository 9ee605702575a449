package org.plugcast.caching.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.plugcast.caching.catalogue.Examined.Facts;
import org.plugcast.caching.catalogue.MediaKind;
import org.plugcast.caching.catalogue.Parts;
import org.plugcast.caching.catalogue.Tried;
import org.plugcast.caching.jobs.Candidate.Need;
import org.plugcast.caching.media.ChannelOrder;
import org.plugcast.caching.media.ItemWish;
import org.plugcast.caching.media.PageOrder;
import org.plugcast.caching.media.SoundWish;
import org.plugcast.caching.testing.Formats;

class JobsTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  @Test
  void theFirstItemsOfAllChannelsComeBeforeAnySecond() {
    List<Candidate> waiting = new ArrayList<>();
    for (int channel = 1; channel <= 3; channel++) {
      for (int rank = 0; rank < 2; rank++) {
        waiting.add(new Candidate(channel, channel * 10L + rank, Need.AIR, rank));
      }
    }
    assertThat(order(waiting)).containsExactly(10L, 20L, 30L, 11L, 21L, 31L);
  }

  @Test
  void aChannelWithNothingToPlayGoesFirst() {
    List<Candidate> waiting =
        List.of(
            new Candidate(1, 10, Need.AIR, 0),
            new Candidate(2, 20, Need.START, 0),
            new Candidate(2, 21, Need.START, 1));

    assertThat(order(waiting)).containsExactly(20L, 21L, 10L);
  }

  @Test
  void aNewItemOfALongChannelDoesNotWaitForAllOfAnother() {
    List<Candidate> waiting = new ArrayList<>();
    waiting.add(new Candidate(2, 99, Need.AIR, 0));
    for (int rank = 0; rank < 500; rank++) {
      waiting.add(new Candidate(1, rank, Need.AIR, rank));
    }

    assertThat(order(waiting)).startsWith(0L, 99L, 1L);
  }

  @Test
  void touchUpsComeLast() {
    List<Candidate> waiting =
        List.of(new Candidate(1, 1, Need.TOUCH_UP, 0), new Candidate(2, 2, Need.AIR, 40));

    assertThat(order(waiting)).containsExactly(2L, 1L);
  }

  /** Takes one after the other, as a single worker does. */
  private static List<Long> order(List<Candidate> all) {
    List<Candidate> waiting = new ArrayList<>(all);
    List<Long> order = new ArrayList<>();
    Map<Integer, Long> served = new HashMap<>();
    while (!waiting.isEmpty()) {
      Candidate next = JobChoice.next(waiting, served).orElseThrow();
      waiting.remove(next);
      order.add(next.itemId());
      served.put(next.channelId(), (long) order.size());
    }
    assertThat(JobChoice.next(waiting, served)).isEmpty();
    return order;
  }

  @Test
  void faultsAreTriedAgainLaterAndLaterAndThenGivenUp() {
    Tried tried = Tried.NEVER;
    List<Duration> pauses = new ArrayList<>();
    for (tried = RetryPolicy.afterFault(tried.begin("k"), "a fault", NOW);
        tried.retryAt().isPresent();
        tried = RetryPolicy.afterFault(tried.begin("k"), "a fault", NOW)) {
      pauses.add(Duration.between(NOW, tried.retryAt().get()));
    }

    assertThat(pauses).isSorted().hasSize(RetryPolicy.MOST - 1).startsWith(Duration.ofSeconds(10));
    assertThat(pauses).allMatch(pause -> pause.compareTo(Duration.ofHours(1)) <= 0);
    assertThat(tried.isFinal("k")).isTrue();
    assertThat(tried.isFinal("another clip")).isFalse();
    assertThat(tried.reason())
        .isEqualTo("gave up after " + RetryPolicy.MOST + " attempts: a fault");
  }

  @Test
  void anItemThatEndsTheProcessTwiceIsGivenUp() {
    Tried once = RetryPolicy.afterRestart(Tried.NEVER.begin("k"));
    Tried twice = RetryPolicy.afterRestart(once.begin("k"));

    assertThat(once.isFinal("k")).isFalse();
    assertThat(twice.isFinal("k")).isTrue();
    assertThat(RetryPolicy.afterRestart(Tried.NEVER)).isEqualTo(Tried.NEVER);
    assertThat(Tried.NEVER.begin("k").withdrawn().begin("k").attempts()).isEqualTo(1);
  }

  @Test
  void encodingBeginsOnlyWithRoomForTwiceItsOutputAndTheFloor() {
    DiskGuard guard = new DiskGuard(2_000_000_000);

    assertThat(guard.refusal(2_000_000_000, 0, 100_000_000)).isEmpty();
    assertThat(guard.refusal(1_999_999_999, 0, 100_000_000))
        .contains("encoding waits: 2000 MB free, 2000 MB needed; make room in the data folder");
    assertThat(guard.refusal(4_000_000_000L, 1_000_000_000, 1_000_000_001)).isPresent();
    assertThat(guard.emergency(1_000_000_000)).isEmpty();
    assertThat(guard.emergency(999_999_999)).isPresent();
  }

  @Test
  void outputIsEstimatedFromRateAndDuration() {
    assertThat(DiskGuard.estimate(Formats.HD, facts(8_000, MediaKind.AUDIO), ItemWish.UNSAID))
        .isEqualTo(3_750_000);
    assertThat(DiskGuard.estimate(Formats.HD, facts(0, MediaKind.AUDIO), ItemWish.UNSAID))
        .isEqualTo(3_750_000L / 8 * 900);
  }

  @Test
  void aPageMakesTheContextPartOfTheKeyAndOwnPicturesDoNot() {
    Keys audio = new Keys(MediaKind.AUDIO);
    Keys video = new Keys(MediaKind.AUDIO_AND_VIDEO);

    assertThat(audio.key("a", "b")).isEqualTo(audio.key("a", "b")).hasSize(64);
    assertThat(audio.key("a", "b")).isNotEqualTo(audio.key("a", "c"));
    assertThat(audio.key("a", "b")).isNotEqualTo(audio.key("ab", ""));
    assertThat(video.key("a", "b")).isEqualTo(video.key("x", "y"));
  }

  @Test
  void aPageThatIsSeenWithOwnPicturesIsPartOfTheKeyToo() {
    Keys without = new Keys(MediaKind.VIDEO, "audio");
    Keys on = new Keys(MediaKind.VIDEO, "overlay");
    Keys around = new Keys(MediaKind.VIDEO, "squeeze");

    assertThat(on.key("a", "b")).isNotEqualTo(on.key("a", "c"));
    assertThat(List.of(without.key("a", "b"), on.key("a", "b"), around.key("a", "b")))
        .doesNotHaveDuplicates();
  }

  @Test
  void whatIsDoneToTheSoundIsPartOfTheKey() {
    Keys video = new Keys(MediaKind.AUDIO_AND_VIDEO);
    SoundWish fade = new SoundWish(SoundWish.Silence.KEEP, Duration.ZERO, Duration.ofSeconds(2));
    ChannelOrder order = new ChannelOrder(video.order().page(), Optional.empty(), fade);

    assertThat(video.key(order, "a", "b")).isNotEqualTo(video.key("a", "b"));
  }

  @Test
  void howLongStillPicturesAreShownIsPartOfTheirKey() {
    Keys picture = new Keys(MediaKind.PICTURE);
    Keys video = new Keys(MediaKind.VIDEO);
    ChannelOrder longer = slides(picture.order(), 20_000);

    assertThat(picture.key(longer, "a", "b")).isNotEqualTo(picture.key("a", "b"));
    assertThat(video.key(slides(video.order(), 20_000), "a", "b")).isEqualTo(video.key("a", "b"));
  }

  private static ChannelOrder slides(ChannelOrder order, long millis) {
    return new ChannelOrder(
        order.page(),
        order.profile(),
        order.sound(),
        new ItemWish(millis, ItemWish.Chapters.UNSAID));
  }

  @Test
  void slidesAreAsLongAsTheFileOrElseTheChannelSays() {
    ItemWish channel = new ItemWish(4_000, ItemWish.Chapters.UNSAID);
    ItemWish own = new ItemWish(2_000, ItemWish.Chapters.UNSAID);
    assertThat(slides(ItemWish.UNSAID).lengthMillis(ItemWish.UNSAID)).isEqualTo(30_000);
    assertThat(slides(ItemWish.UNSAID).lengthMillis(channel)).isEqualTo(12_000);
    assertThat(slides(own).lengthMillis(channel)).isEqualTo(6_000);
    assertThat(facts(30_000, MediaKind.VIDEO).lengthMillis(channel)).isEqualTo(30_000);
  }

  private static Facts slides(ItemWish own) {
    Facts file = facts(30_000, MediaKind.PICTURE);
    return new Facts(
        file.stamp(),
        file.fileStamp(),
        file.source(),
        file.cover(),
        file.lyrics(),
        file.captions(),
        file.durationMillis(),
        file.kind(),
        file.metadata(),
        file.notes(),
        Parts.of(own, 3, List.of(), List.of()));
  }

  @Test
  void captionsBesideAnItemArePartOfTheKey() {
    assertThat(captionedKey("digest")).isNotEqualTo(captionedKey("other"));
    assertThat(captionedKey("digest")).isNotEqualTo(captionedKey(""));
  }

  private static String captionedKey(String captions) {
    Facts facts =
        new Facts(
            "s",
            "f",
            "source",
            "",
            "",
            captions,
            2_000,
            MediaKind.VIDEO,
            new TreeMap<>(),
            List.of());
    ItemContext context =
        new ItemContext(
            ChannelOrder.USUAL,
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(),
            Optional.empty());
    KeyMaker maker = new KeyMaker();
    return RenderKey.of(maker, maker.output(Optional.empty()), facts, context);
  }

  private record Keys(MediaKind kind, String use) {
    Keys(MediaKind kind) {
      this(kind, "audio");
    }

    ChannelOrder order() {
      return ChannelOrder.of(new PageOrder("slate", List.of(), use, PageOrder.NO_SETTINGS));
    }

    String key(String title, String next) {
      return key(order(), title, next);
    }

    String key(ChannelOrder order, String title, String next) {
      ItemContext context =
          new ItemContext(
              order,
              new TreeMap<>(Map.of("id", "1")),
              new TreeMap<>(),
              new TreeMap<>(Map.of("title", title)),
              Optional.of(new TreeMap<>(Map.of("title", next))));
      KeyMaker maker = new KeyMaker();
      return RenderKey.of(maker, maker.output(Optional.empty()), facts(2_000, kind), context);
    }
  }

  private static Facts facts(long millis, MediaKind kind) {
    return new Facts("s", "f", "source", "", "", "", millis, kind, new TreeMap<>(), List.of());
  }
}
