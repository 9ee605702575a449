package org.plugcast.multicast.sender;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plugcast.multicast.record.Source;
import org.plugcast.multicast.twin.SourceNote;

class SaidLineTest {
  private final SaidLine line = new SaidLine();

  @Test
  void nothingIsKnownOfWhoHasNotSpoken() {
    assertThat(line.at(5)).isEmpty();
    assertThat(line.last()).isEmpty();
    assertThat(line.isOther(5)).isFalse();
  }

  @Test
  void aChangeHoldsFromItsDatagramOn() {
    line.say(new Said(Source.TIMELINE, 0));
    line.say(new Said(Source.PRE_RECORDED, 100));
    line.say(new Said(Source.TIMELINE, 200));
    assertThat(line.at(99)).contains(Source.TIMELINE);
    assertThat(line.at(100)).contains(Source.PRE_RECORDED);
    assertThat(line.at(199)).contains(Source.PRE_RECORDED);
    assertThat(line.at(200)).contains(Source.TIMELINE);
    assertThat(line.isOther(99)).isFalse();
    assertThat(line.isOther(100)).isTrue();
    assertThat(line.isOther(200)).isFalse();
    assertThat(line.last()).contains(new Said(Source.TIMELINE, 200));
  }

  @Test
  void whatWasSaidOfEarlierDatagramsIsNotWhatIsKnownOfThem() {
    line.say(new Said(Source.SLATE, 100));
    assertThat(line.at(99)).isEmpty();
    assertThat(line.isOther(99)).isFalse();
  }

  @Test
  void whoBeginsAnewHasNeverSentAnythingElse() {
    line.say(new Said(Source.PRE_RECORDED, 100));
    line.say(new Said(Source.TIMELINE, 0));
    assertThat(line.at(150)).contains(Source.TIMELINE);
    line.forget();
    assertThat(line.last()).isEmpty();
  }

  @Test
  void theLatestChangesAreKept() {
    for (int i = 0; i < 100; i++) {
      line.say(new Said(i % 2 == 0 ? Source.PRE_RECORDED : Source.TIMELINE, 10L * i));
      line.say(new Said(i % 2 == 0 ? Source.PRE_RECORDED : Source.TIMELINE, 10L * i));
    }
    assertThat(line.at(985)).contains(Source.PRE_RECORDED);
    assertThat(line.at(995)).contains(Source.TIMELINE);
    assertThat(line.at(845)).contains(Source.PRE_RECORDED);
    assertThat(line.at(839)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everySourcePassesThroughAHeartbeat(Source source) {
    Said said = new Said(source, (1L << 56) - 1);
    assertThat(Said.ofNote(said.note())).contains(said);
  }

  @Test
  void theTimelineFromTheBeginningNeedsNoNote() {
    assertThat(new Said(Source.TIMELINE, 0).note()).isEqualTo(SourceNote.PRESET);
    assertThat(Said.ofNote(SourceNote.UNTOLD)).isEmpty();
  }

  @Test
  void aSourceOfALaterVersionIsNotKnown() {
    assertThat(Said.ofNote(SourceNote.of(3, 5))).isEmpty();
  }
}
