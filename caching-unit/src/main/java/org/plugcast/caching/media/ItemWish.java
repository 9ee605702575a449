package org.plugcast.caching.media;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What the operator wants of files that are more than one picture or one piece: of a channel's, or
 * of one.
 *
 * @param stillMillis how long a still picture is shown, as one page of a document; 0: not said
 */
public record ItemWish(long stillMillis, Chapters chapters) {
  /** Nothing is said. */
  public static final ItemWish UNSAID = new ItemWish(0, Chapters.UNSAID);

  /** Keys by which it is said in JSON. */
  static final String SLIDE_SECONDS = "slideSeconds";

  static final String CHAPTERS = "chapters";
  static final Set<String> KEYS = Set.of(SLIDE_SECONDS, CHAPTERS);

  private static final long SHORTEST = 1_000;
  private static final long LONGEST = 3_600_000;

  /** What becomes of the chapters of a file. */
  public enum Chapters {
    UNSAID,
    /** Each is an item. */
    ITEMS,
    /** They are one item. */
    ONE_ITEM
  }

  public ItemWish {
    if (stillMillis != 0 && (stillMillis < SHORTEST || stillMillis > LONGEST)) {
      throw new IllegalArgumentException("slides of " + stillMillis + " ms: expected 1 s to 1 h");
    }
  }

  /**
   * Reads {@code {"slideSeconds": 8, "chapters": true}}; other keys are passed over.
   *
   * @throws IllegalArgumentException saying what is expected
   */
  static ItemWish of(JsonNode json) {
    return new ItemWish(stillMillis(json.path(SLIDE_SECONDS)), chapters(json.path(CHAPTERS)));
  }

  private static long stillMillis(JsonNode json) {
    if (json.isMissingNode()) {
      return 0;
    }
    long millis = Math.round(json.asDouble(0) * 1_000);
    if (!json.isNumber() || millis < SHORTEST || millis > LONGEST) {
      throw new IllegalArgumentException(SLIDE_SECONDS + ": expected seconds, 1 to 3600");
    }
    return millis;
  }

  private static Chapters chapters(JsonNode json) {
    if (json.isMissingNode()) {
      return Chapters.UNSAID;
    }
    if (!json.isBoolean()) {
      throw new IllegalArgumentException(
          CHAPTERS + ": expected true, for an item of each, or false");
    }
    return json.booleanValue() ? Chapters.ITEMS : Chapters.ONE_ITEM;
  }

  /** This, and what the channel says where this says nothing. */
  public ItemWish or(ItemWish channel) {
    return new ItemWish(
        stillMillis == 0 ? channel.stillMillis : stillMillis,
        chapters == Chapters.UNSAID ? channel.chapters : chapters);
  }

  /** How long a still picture is shown, where that is said. */
  public Optional<Duration> still() {
    return stillMillis == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(stillMillis));
  }

  /** Whether each chapter is to be an item. */
  public boolean wantsChapters() {
    return chapters == Chapters.ITEMS;
  }
}
