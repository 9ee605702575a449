package org.plugcast.renderer.encode;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugcast.ts.elementary.FrameRate;

class PictureTimesTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.010023, 0.010023",
    "0.025, -0.015",
    "0.04, 0",
    "1.01, 0.01",
    "-0.03, 0.01"
  })
  void anItemBeginsWhereItsFirstPictureFallsOnAFrame(double first, double beginning) {
    assertThat(new PictureTimes(first, 5).beginning(new FrameRate(25, 1)))
        .isCloseTo(beginning, Offset.offset(1e-9));
  }
}
