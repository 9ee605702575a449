package org.plugcast.renderer.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SectionTest {
  @Test
  void soundIsReadFromAWholeSecondAheadAndCutExactly() {
    Section section = new Section(7.25, 10.5);
    assertThat(section.soundInput()).containsExactly("-ss", "5.000000", "-t", "6.500000");
    assertThat(section.soundCut())
        .isEqualTo(",atrim=start=2.250000:end=5.500000,asetpts=PTS-STARTPTS");
  }

  @Test
  void soundNearTheBeginningIsReadFromThere() {
    Section section = new Section(1.5, 4);
    assertThat(section.soundInput()).containsExactly("-ss", "0.000000", "-t", "5.000000");
    assertThat(section.soundCut()).startsWith(",atrim=start=1.500000:end=4.000000");
  }

  @Test
  void picturesAreCountedFromTheStartAndEndAtTheEnd() {
    Section section = new Section(7.25, 10.5);
    assertThat(section.pictureInput()).containsExactly("-noaccurate_seek", "-ss", "7.250000");
    assertThat(section.pictureCut()).isEqualTo("trim=end=3.250000,");
    assertThat(section.seconds()).isEqualTo(3.25);
  }

  @Test
  void soundAndPicturesOfAWholeFileAreBegunTogether() {
    Section early = Section.whole(-0.0125, 0.5);
    assertThat(early.soundInput()).containsExactly("-itsoffset", "0.012500");
    assertThat(early.pictureInput()).containsExactly("-itsoffset", "-0.500000");
    assertThat(early.isWhole()).isTrue();
    assertThat(early.soundCut() + early.pictureCut()).isEmpty();
  }

  @Test
  void nothingIsSaidOfAWholeFile() {
    assertThat(Section.WHOLE.soundInput()).isEmpty();
    assertThat(Section.WHOLE.soundCut()).isEmpty();
    assertThat(Section.WHOLE.pictureInput()).isEmpty();
    assertThat(Section.WHOLE.pictureCut()).isEmpty();
    assertThatThrownBy(() -> new Section(2, 2)).hasMessage("section from 2.0 to 2.0 s");
  }
}
