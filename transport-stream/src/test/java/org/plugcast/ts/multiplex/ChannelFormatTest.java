package org.plugcast.ts.multiplex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugcast.ts.elementary.FrameRate;
import org.plugcast.ts.elementary.Scan;

class ChannelFormatTest {
  private static final String TEXT =
      "3750000 mpeg2 %s 30000/1001 1 1835008 ac3 2 192000 5 13500000";

  @ParameterizedTest
  @CsvSource({
    "720x480p, PROGRESSIVE, 30000/1001",
    "720x480i, TOP_FIELD_FIRST, 60000/1001",
    "720x480ib, BOTTOM_FIELD_FIRST, 60000/1001"
  })
  void theScanIsAPartOfTheFormat(String size, Scan scan, String moments) {
    ChannelFormat format = ChannelFormat.parse(TEXT.formatted(size));
    assertThat(format.video().scan()).isEqualTo(scan);
    assertThat(format.video().momentRate()).isEqualTo(FrameRate.parse(moments));
    assertThat(format.toText()).isEqualTo(TEXT.formatted(size));
  }

  @ParameterizedTest
  @CsvSource({"720x480", "720xi", "x480i", "720 480i", "-720x480p", "720x480I"})
  void whatIsNoPictureSizeIsRefused(String size) {
    assertThatThrownBy(() -> ChannelFormat.parse(TEXT.formatted(size)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anUnknownScanIsRefusedWithThoseThatThereAre() {
    assertThatThrownBy(() -> ChannelFormat.parse(TEXT.formatted("720x480t")))
        .hasMessage("scan t: expected p, i or ib");
  }
}
