package org.plugcast.renderer.media;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The chapters of a file, in order, without overlap, none of them empty. Pure.
 *
 * @param chapters two or more, or none
 * @param notes what was wrong with them, in words
 */
public record ChapterTable(List<Chapter> chapters, List<String> notes) {
  /** No chapters. */
  public static final ChapterTable NONE = new ChapterTable(List.of(), List.of());

  /** More are no chapters. */
  static final int MOST = 500;

  /** Shorter ones are left out, in ns. */
  private static final long SHORTEST = 500_000_000;

  /** Containers round times, in ns. */
  private static final long TOLERANCE = 100_000_000;

  /** A clock that starts no later tells of a decoder's delay only, in seconds: chapters do not. */
  private static final double LONGEST_DELAY = 0.1;

  private static final double NANOS = 1e9;

  public ChapterTable {
    chapters = List.copyOf(chapters);
    notes = List.copyOf(notes);
  }

  /** A chapter by its number, from 1. */
  public Optional<Chapter> chapter(int number) {
    return number < 1 || number > chapters.size()
        ? Optional.empty()
        : Optional.of(chapters.get(number - 1));
  }

  /** As a file says, in ns; what is not said is negative. */
  private record Mark(long start, long end, String title) {}

  /**
   * Reads ffprobe's list, and mends it: chapters are put in order; one ends where the next begins,
   * if not before, and the last where the file does; those with nothing in them are left out.
   *
   * @param start of the file's clock, in seconds
   * @param duration of the file, where it is known
   */
  static ChapterTable of(JsonNode list, double start, Optional<Duration> duration) {
    if (list.size() > MOST) {
      return new ChapterTable(
          List.of(),
          List.of(
              "it has "
                  + list.size()
                  + " chapters: at most "
                  + MOST
                  + " are made items of, so it is one item"));
    }
    double offset = start > LONGEST_DELAY ? start : 0;
    List<Mark> marks = new ArrayList<>();
    for (JsonNode chapter : list) {
      marks.add(
          new Mark(
              nanos(chapter.path("start_time"), offset),
              nanos(chapter.path("end_time"), offset),
              Tags.text(chapter.path("tags").path("title").asText())));
    }
    marks.sort(Comparator.comparingLong(Mark::start));
    return mended(marks, duration.map(Duration::toNanos).orElse(Long.MAX_VALUE));
  }

  private static long nanos(JsonNode seconds, double offset) {
    double value = seconds.asDouble(-1);
    return value >= 0 && value < Longest.seconds(Long.MAX_VALUE)
        ? Math.round(Math.max(0, value - offset) * NANOS)
        : -1;
  }

  private static ChapterTable mended(List<Mark> marks, long end) {
    List<Chapter> chapters = new ArrayList<>();
    int cut = 0;
    for (int i = 0; i < marks.size(); i++) {
      Mark mark = marks.get(i);
      long next = i + 1 < marks.size() ? marks.get(i + 1).start() : end;
      long limit = Math.min(next, end);
      long until = mark.end() > mark.start() ? Math.min(mark.end(), limit) : limit;
      if (mark.start() >= 0 && until != Long.MAX_VALUE && until - mark.start() >= SHORTEST) {
        chapters.add(chapter(chapters.size() + 1, mark, until));
        cut += mark.end() - limit > TOLERANCE ? 1 : 0;
      }
    }
    List<String> notes = notes(marks.size() - chapters.size(), cut);
    return chapters.size() < 2
        ? new ChapterTable(List.of(), marks.isEmpty() ? List.of() : tooFew(marks.size()))
        : new ChapterTable(chapters, notes);
  }

  private static Chapter chapter(int number, Mark mark, long end) {
    return new Chapter(
        number,
        Duration.ofNanos(mark.start()),
        Duration.ofNanos(end),
        mark.title().isEmpty() ? "Chapter " + number : mark.title());
  }

  private static List<String> tooFew(int marks) {
    return List.of(
        "fewer than two of its " + marks + " chapters have anything in them: it is one item");
  }

  private static List<String> notes(int left, int cut) {
    List<String> notes = new ArrayList<>();
    if (left > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%d of its chapters left out: empty, shorter than %.1f s or beyond its end",
              left,
              SHORTEST / NANOS));
    }
    if (cut > 0) {
      notes.add(cut + " of its chapters cut where the next begins, or at its end");
    }
    return notes;
  }
}
