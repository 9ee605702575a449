package org.plugcast.renderer.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChapterTableTest {
  private static final Optional<Duration> HOUR = Optional.of(Duration.ofHours(1));

  /** {@code 0-10 10-20}: chapters by their times; {@code ?} stands for none. */
  private static ChapterTable table(String times, Optional<Duration> duration) {
    return table(times, 0, duration);
  }

  private static ChapterTable table(String times, double start, Optional<Duration> duration) {
    ArrayNode list = new ObjectMapper().createArrayNode();
    for (String time : times.strip().split(" +", -1)) {
      String[] ends = time.split("-", -1);
      var chapter = list.addObject();
      if (!ends[0].equals("?")) {
        chapter.put("start_time", ends[0]);
      }
      if (!ends[1].equals("?")) {
        chapter.put("end_time", ends[1]);
      }
    }
    return ChapterTable.of(list, start, duration);
  }

  private static String times(ChapterTable table) {
    StringBuilder text = new StringBuilder();
    for (Chapter chapter : table.chapters()) {
      text.append(chapter.start().toSeconds())
          .append('-')
          .append(chapter.end().toSeconds())
          .append(' ');
    }
    return text.toString().strip();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0-10 10-20 20-3600      | 0-10 10-20 20-3600 |
          20-30 0-10 10-20        | 0-10 10-20 20-30   |
          0-10 15-20              | 0-10 15-20         |
          0-15 10-20              | 0-10 10-20         | 1 of its chapters cut where the next begins
          0-? 10-? 20-?           | 0-10 10-20 20-3600 |
          0-10 10-10 10-20        | 0-10 10-20         | 1 of its chapters left out: empty
          0-10 10-10.2 10.2-20    | 0-10 10-20         | 1 of its chapters left out: empty, shorter than 0.5 s
          0-10 10-4000            | 0-10 10-3600       | 1 of its chapters cut where the next begins, or at its end
          0-10 10-20 5000-6000    | 0-10 10-20         | 1 of its chapters left out
          ?-10 10-20 20-30        | 10-20 20-30        | 1 of its chapters left out
          0-10                    |                    | fewer than two of its 1 chapters
          5000-5010 6000-6010     |                    | fewer than two of its 2 chapters
          """)
  void brokenTablesAreMended(String times, String mended, String note) {
    ChapterTable table = table(times, HOUR);
    assertThat(times(table)).isEqualTo(mended == null ? "" : mended);
    if (note == null) {
      assertThat(table.notes()).isEmpty();
    } else {
      assertThat(table.notes()).singleElement().asString().startsWith(note);
    }
  }

  @Test
  void theLastChapterOfAFileWithoutEndNeedsAnEndOfItsOwn() {
    assertThat(times(table("0-10 10-20", Optional.empty()))).isEqualTo("0-10 10-20");
    assertThat(times(table("0-10 10-20 20-?", Optional.empty()))).isEqualTo("0-10 10-20");
  }

  @Test
  void timesAreThoseOfTheFilesClockWhichMayStartLate() {
    assertThat(times(table("100-110 110-120", 100, HOUR))).isEqualTo("0-10 10-20");
    assertThat(table("0-10 10-20", 0.025, HOUR).chapters().getLast().end())
        .isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void tooManyAreNone() {
    StringBuilder times = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      times.append(i).append('-').append(i + 1).append(' ');
    }
    ChapterTable table = table(times.toString(), Optional.of(Duration.ofSeconds(10_000)));
    assertThat(table.chapters()).isEmpty();
    assertThat(table.notes())
        .singleElement()
        .isEqualTo("it has 10000 chapters: at most 500 are made items of, so it is one item");
  }

  @Test
  void chaptersWithoutATitleAreNumbered() {
    ChapterTable table = table("0-10 10-20", HOUR);
    assertThat(table.chapters())
        .extracting(Chapter::title)
        .containsExactly("Chapter 1", "Chapter 2");
    assertThat(table.chapter(2)).hasValueSatisfying(c -> assertThat(c.number()).isEqualTo(2));
    assertThat(table.chapter(3)).isEmpty();
    assertThat(table.chapter(0)).isEmpty();
  }
}
