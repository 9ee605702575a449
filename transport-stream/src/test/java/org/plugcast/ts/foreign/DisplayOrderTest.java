package org.plugcast.ts.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DisplayOrderTest {
  @Property
  void ranksAreAPermutationThatSortsTheKeys(
      @ForAll @Size(max = 60) List<@IntRange(min = -20, max = 20) Integer> orders) {
    long[] keys = new long[orders.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = DisplayOrder.key(i / 20, orders.get(i));
    }
    int[] ranks = DisplayOrder.ranks(keys);
    long[] placed = new long[keys.length];
    for (int i = 0; i < keys.length; i++) {
      placed[ranks[i]] = keys[i];
    }
    long[] sorted = keys.clone();
    Arrays.sort(sorted);
    assertThat(placed).isEqualTo(sorted);
    assertThat(Arrays.stream(ranks).sorted().toArray())
        .isEqualTo(IntStream.range(0, keys.length).toArray());
  }

  @Property
  void wholePrefixShowsWithoutAGap(@ForAll long seed, @ForAll @IntRange(max = 30) int most) {
    int[] ranks = IntStream.range(0, 30).toArray();
    Random random = new Random(seed);
    for (int i = 1; i + 4 < ranks.length; i++) {
      int other = i + random.nextInt(4);
      int swapped = ranks[i];
      ranks[i] = ranks[other];
      ranks[other] = swapped;
    }
    int whole = DisplayOrder.wholePrefix(ranks, most);
    assertThat(whole).isLessThanOrEqualTo(most);
    assertThat(Arrays.stream(ranks, 0, whole)).allMatch(rank -> rank < whole);
  }

  @Test
  void depthIsHowFarDecodingRunsAhead() {
    int[] ranks = {0, 4, 2, 1, 3, 8, 6, 5, 7};
    assertThat(DisplayOrder.reorderFrames(ranks, 9)).isEqualTo(2);
    assertThat(DisplayOrder.reorderFrames(new int[] {0, 3, 1, 2}, 4)).isEqualTo(1);
    assertThat(DisplayOrder.reorderFrames(new int[] {0, 1, 2}, 3)).isZero();
    assertThat(DisplayOrder.wholePrefix(ranks, 9)).isEqualTo(9);
    assertThat(DisplayOrder.wholePrefix(ranks, 8)).isEqualTo(5);
    assertThat(DisplayOrder.wholePrefix(ranks, 4)).isEqualTo(1);
  }
}
