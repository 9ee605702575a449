package org.plugcast.multicast.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plugcast.multicast.verify.Alignment.NONE;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Streams are letters; a full stop stands for null packets, a question mark equals nothing. */
class AlignmentTest {
  private static List<Held> heard(String heard, String expected) {
    List<Held> held = new ArrayList<>();
    for (int i = 0; i < heard.length(); i++) {
      char what = heard.charAt(i);
      long[] matches =
          LongStream.range(0, expected.length())
              .filter(k -> expected.charAt((int) k) == what)
              .toArray();
      Held.Content content = what == '.' ? Held.Content.NOTHING : Held.Content.ANYTHING;
      held.add(new Held(i, i, matches, Held.Knowledge.ALL, content));
    }
    return held;
  }

  private static long[] aligned(String heard, String expected) {
    return Alignment.after(heard(heard, expected), 0, expected.length() - 1);
  }

  @Test
  void whatIsAsExpectedIsInItsPlace() {
    assertThat(aligned("a..b", "a..b")).containsExactly(0, 1, 2, 3);
    assertThat(aligned("a.", "a..b")).containsExactly(0, 1);
  }

  @Test
  void whatEqualsNothingHasThePlaceThatIsLeft() {
    assertThat(aligned("a?.b", "a..b")).containsExactly(0, 1, 2, 3);
    assertThat(aligned("?..b", "a..b")).containsExactly(0, 1, 2, 3);
    assertThat(aligned("a?b", "ab")).containsExactly(0, NONE, 1);
  }

  @Test
  void nullPacketsInThePlaceOfSomethingElseAreInThatPlace() {
    assertThat(aligned("a.c..d", "abc..d")).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(aligned("....e", "abcde.")).containsExactly(0, 1, 2, 3, 4);
    assertThat(aligned("..a..b", "..a.xb")).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void nullPacketsBesideAGapTellNothing() {
    assertThat(aligned("a.f", "abcdef.")).containsExactly(0, NONE, 5);
  }

  @Test
  void whatIsMissingBeforeNullPacketsIsSkipped() {
    assertThat(aligned("a..c", "ab..c")).containsExactly(0, 2, 3, 4);
    assertThat(aligned("..c", "b..c")).containsExactly(1, 2, 3);
  }

  @Test
  void whatIsMissingIsSkipped() {
    assertThat(aligned("ad", "abcd")).containsExactly(0, 3);
    assertThat(aligned("a...b", "axyz...b")).containsExactly(0, 4, 5, 6, 7);
  }

  @Test
  void oneGapIsLikelierThanTwo() {
    assertThat(aligned("a.b", "a...b"))
        .satisfiesAnyOf(
            indices -> assertThat(indices).containsExactly(0, 1, 4),
            indices -> assertThat(indices).containsExactly(0, 3, 4));
  }

  @Test
  void oneTooManyHasNoPlace() {
    assertThat(aligned("a...b", "a..b")).contains(NONE, 0, 1, 2, 3);
    assertThat(aligned("aab", "ab")).contains(NONE, 0, 1);
  }

  @Test
  void ofTwoThatChangedPlacesOneIsLeft() {
    assertThat(aligned("bac", "abc")).contains(NONE).contains(2);
    assertThat(aligned(".a..b", "a...b")).contains(NONE, 4);
  }

  @Test
  void whereTheStartIsNotKnownTheEndTells() {
    List<Held> held = heard("..b", "a....b");
    assertThat(Alignment.anywhere(held, 0, 5)).containsExactly(3, 4, 5);
  }

  @Test
  void nothingToAlignWithIsNoPlace() {
    assertThat(Alignment.after(heard("ab", "ab"), 9, 8)).containsExactly(NONE, NONE);
  }
}
