package org.plugcast.ts.multiplex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plugcast.ts.multiplex.ClipIndex.RandomAccessPoint;
import org.plugcast.ts.testing.MemoryClips;
import org.plugcast.ts.testing.TextMutants;

class ClipIndexTest {
  private static final ClipIndex INDEX =
      new ClipIndex(
          MemoryClips.HD,
          90,
          258,
          94,
          4_800,
          List.of(new RandomAccessPoint(0, 1), new RandomAccessPoint(60, 2_000)));

  @Test
  void isReadBackAsItWas() {
    assertThat(ClipIndex.parse(INDEX.toText())).isEqualTo(INDEX);
  }

  @Test
  void refusesCountersThatWouldNotCloseUp() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClipIndex.parse(INDEX.toText().replace("4800", "4801")))
        .withMessage("4801 video packets: expected a multiple of 16");
  }

  @Test
  void mutantsAreReadOrRefusedInWords() {
    TextMutants.check(INDEX.toText(), 20_000, text -> ClipIndex.parse(text).packets());
  }
}
