package org.plugcast.multicast.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plugcast.multicast.testing.SampleClips;
import org.plugcast.ts.multiplex.Digest;
import org.plugcast.ts.multiplex.Entry;
import org.plugcast.ts.multiplex.Timeline;

class SuccessionTest {
  private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");
  private static final Entry A = entry('a');
  private static final Entry B = entry('b');
  private static final Entry C = entry('c');
  private static final Timeline FIRST = SampleClips.timeline(1, EPOCH, A, B);

  private static Entry entry(char digit) {
    return Entry.of(new Digest(String.valueOf(digit).repeat(64)), 100, Map.of());
  }

  private static Timeline with(Timeline t, long revision, long validFrom, long firstFrame) {
    return new Timeline(
        t.service(),
        t.format(),
        t.epoch(),
        t.originTicks(),
        revision,
        validFrom,
        firstFrame,
        t.leadIn(),
        t.loop());
  }

  @Test
  void theSameIsTheSame() {
    Timeline again = SampleClips.timeline(1, EPOCH, A, B);
    assertThat(Succession.judge(FIRST, again, 50)).isEqualTo(new Verdict.Same());
  }

  @Test
  void aRevisionThatGoesOnFromALaterFrameIsTaken() {
    Timeline offered = SampleClips.revision(FIRST, 300, List.of(A, B, A), List.of(C));
    assertThat(Succession.judge(FIRST, offered, 50)).isEqualTo(new Verdict.Revises());
  }

  @Test
  void itMayHaveForgottenWhatIsOver() {
    Timeline offered =
        with(SampleClips.revision(FIRST, 400, List.of(A, B), List.of(C)), 2, 400, 200);
    assertThat(Succession.judge(FIRST, offered, 250)).isEqualTo(new Verdict.Revises());
  }

  @Test
  void aRevisionThatChangesAnEarlierFrameIsRefused() {
    Timeline offered = SampleClips.revision(FIRST, 300, List.of(A, C), List.of(B));
    assertThat(Succession.judge(FIRST, offered, 50))
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            refused ->
                assertThat(refused.reason())
                    .isEqualTo("revision 2 changes frame 100 though it is valid from 300"));
  }

  @Test
  void whatIsOverMayDiffer() {
    Timeline offered = SampleClips.revision(FIRST, 300, List.of(C, B, A), List.of(B));
    assertThat(Succession.judge(FIRST, offered, 150)).isEqualTo(new Verdict.Revises());
  }

  @Test
  void otherMetadataOfAnEarlierItemIsAChange() {
    Entry retitled = Entry.of(A.clip(), A.frames(), Map.of(Entry.TITLE, "new"));
    Timeline offered = SampleClips.revision(FIRST, 300, List.of(retitled, B), List.of(A, B));
    assertThat(Succession.judge(FIRST, offered, 0)).isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void afterMissedRevisionsTheLatestIsTaken() {
    Timeline offered = with(SampleClips.timeline(1, EPOCH, C), 7, 1_000, 0);
    assertThat(Succession.judge(FIRST, offered, 50)).isEqualTo(new Verdict.Revises());
  }

  @Test
  void anOlderOrEqualRevisionIsRefused() {
    Timeline current = with(FIRST, 5, 0, 0);
    Timeline offered = with(SampleClips.timeline(1, EPOCH, C), 5, 0, 0);
    assertThat(Succession.judge(current, offered, 0)).isInstanceOf(Verdict.Refused.class);
    assertThat(Succession.judge(current, FIRST, 0)).isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void aTimelineThatBeginsLaterThanTheAirHasToWait() {
    Timeline offered = with(FIRST, 2, 400, 200);
    assertThat(Succession.judge(FIRST, offered, 150)).isInstanceOf(Verdict.NotYet.class);
    assertThat(Succession.judge(FIRST, offered, 200)).isEqualTo(new Verdict.Revises());
  }

  @Test
  void anotherEpochOrServiceIsAnotherChannel() {
    assertThat(Succession.judge(FIRST, SampleClips.timeline(1, EPOCH.plusSeconds(1), A, B), 50))
        .isEqualTo(new Verdict.Replaces("epoch"));
    assertThat(Succession.judge(FIRST, SampleClips.timeline(2, EPOCH, A, B), 50))
        .isEqualTo(new Verdict.Replaces("service"));
  }
}
