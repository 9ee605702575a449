package org.plugcast.caching.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {
  private static final NaturalOrder ORDER = NaturalOrder.INSTANCE;

  @Test
  void numbersCountAndCaseDoesNot() {
    List<String> names =
        List.of("10 c.ogg", "2 b.ogg", "b/1.ogg", "B.ogg", "a.ogg", "b 2.ogg", "1.ogg", "01.ogg");

    assertThat(names.stream().sorted(ORDER).toList())
        .containsExactly(
            "01.ogg", "1.ogg", "2 b.ogg", "10 c.ogg", "a.ogg", "b/1.ogg", "b 2.ogg", "B.ogg");
  }

  @Test
  void numbersMayBeLongerThanAnyInteger() {
    assertThat(ORDER.compare("9".repeat(40), "1" + "0".repeat(40))).isNegative();
  }

  @Property
  void itIsATotalOrder(
      @ForAll @StringLength(max = 6) @CharRange(from = '/', to = '2') String a,
      @ForAll @StringLength(max = 6) @CharRange(from = '/', to = '2') String b,
      @ForAll @StringLength(max = 6) @CharRange(from = '/', to = '2') String c) {
    assertThat(Integer.signum(ORDER.compare(a, b))).isEqualTo(-Integer.signum(ORDER.compare(b, a)));
    assertThat(ORDER.compare(a, b) == 0).isEqualTo(a.equals(b));
    if (ORDER.compare(a, b) <= 0 && ORDER.compare(b, c) <= 0) {
      assertThat(ORDER.compare(a, c)).isNotPositive();
    }
  }
}
