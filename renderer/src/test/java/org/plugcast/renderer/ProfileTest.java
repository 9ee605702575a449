package org.plugcast.renderer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.plugcast.ts.multiplex.ChannelFormat;

class ProfileTest {
  @Test
  void anUnknownNameListsTheKnownOnes() {
    assertThatThrownBy(() -> Profile.named("uhd"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "profile uhd: expected one of hd-h264, sd-mpeg2, sd-h264, hd-mpeg2,"
                + " sd-mpeg2-480i, sd-h264-480i, hd-mpeg2-1080i, hd-h264-1080i");
  }

  @Test
  void everyProfileIsFoundByItsNameAndItsFormatReadsBack() {
    for (Profile profile : Profile.all()) {
      assertThat(Profile.named(profile.name())).isSameAs(profile);
      ChannelFormat format = profile.format();
      assertThat(ChannelFormat.parse(format.toText())).isEqualTo(format);
    }
  }

  @Test
  void theEncodersBufferFillsWithinTheStartDelay() {
    for (Profile profile : Profile.all()) {
      double fill = (double) profile.rate().bufferBits() / profile.rate().bitsPerSecond();
      assertThat(fill)
          .as(profile.name())
          .isLessThanOrEqualTo(profile.format().startDelayTicks() / 27e6);
      assertThat(profile.rate().bufferBits()).isLessThan(profile.format().video().bufferBits());
    }
  }

  @Test
  void pagesHaveSquarePixels() {
    Profile sd = Profile.named("sd-mpeg2");
    assertThat(sd.pageWidth()).isEqualTo(640);
    assertThat(sd.pageHeight()).isEqualTo(480);
    assertThat(sd.pageScale()).isEqualTo(1.125);
    assertThat(Profile.named("hd-h264").pageScale()).isEqualTo(1.0);
  }
}
