package org.plugcast.multicast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.multicast.asrun.AsRunItem;
import org.plugcast.multicast.prerecorded.Played;
import org.plugcast.multicast.prerecorded.PlayedLine;
import org.plugcast.multicast.prerecorded.RecordedRun;
import org.plugcast.multicast.record.AirLine;
import org.plugcast.multicast.record.Source;
import org.plugcast.multicast.sender.Said;
import org.plugcast.multicast.sender.SaidLine;
import org.plugcast.multicast.testing.SampleClips;
import org.plugcast.multicast.verify.Run;
import org.plugcast.multicast.verify.Verdict;
import org.plugcast.ts.multiplex.Timeline;

/** The twin sends, and changes over to recordings before this unit would. */
class AsRunEarTest {
  private static final long SELF = 0x0a090001_1388L;
  private static final long TWIN = 0x0a090002_1388L;
  private static final long TWINS_CHANGE = 10_000;
  private static final long OWN_CHANGE = TWINS_CHANGE + 355;

  @TempDir Path folder;
  private Timeline timeline;
  private AirLine air;
  private final PlayedLine played = new PlayedLine(Played.TIMELINE);
  private final SaidLine twinSays = new SaidLine();
  private final List<AsRunItem> logged = new ArrayList<>();
  private AsRunEar ear;

  @BeforeEach
  void make() throws IOException {
    SampleClips clips = new SampleClips(folder);
    timeline =
        SampleClips.timeline(1, Instant.parse("2026-06-01T12:00:00Z"), clips.clip("A", 1, 4_000));
    air = AirLine.of(timeline);
    RecordedRun run =
        new RecordedRun(
            air, List.of(new RecordedRun.Piece(folder.resolve("one.ts"), 700, 300_000)));
    played.add(new Played(Source.PRE_RECORDED, OWN_CHANGE * 7, List.of(run)));
    twinSays.say(new Said(Source.TIMELINE, 0));
    ear = new AsRunEar(1, timeline, made(), (channel, item) -> logged.add(item));
  }

  private MadeFrom made() {
    return new MadeFrom(played, source -> source == TWIN ? twinSays : new SaidLine());
  }

  private void heard(long from, long until, Verdict verdict, long source) {
    long first = air.dueNs(from * 7);
    long last = air.dueNs((until - 1) * 7);
    ear.judged(new Run(from, until, verdict, first, last, source, Run.Place.IN_PLACE));
  }

  private List<Long> begins() {
    ear.end();
    return logged.stream()
        .filter(item -> item.planned().source() == Source.PRE_RECORDED)
        .map(AsRunItem::fromPacket)
        .toList();
  }

  @Test
  void recordingsBeginInTheLogWhereTheyBeganOnTheWire() {
    twinSays.say(new Said(Source.PRE_RECORDED, TWINS_CHANGE));
    heard(9_000, TWINS_CHANGE, Verdict.IDENTICAL, TWIN);
    heard(TWINS_CHANGE, 11_000, Verdict.UNVERIFIED, TWIN);
    assertThat(begins()).containsExactly(TWINS_CHANGE * 7);
  }

  @Test
  void aChangeWithinWhatWasJudgedAtOnceIsFound() {
    twinSays.say(new Said(Source.PRE_RECORDED, TWINS_CHANGE));
    heard(9_000, 11_000, Verdict.UNVERIFIED, TWIN);
    assertThat(begins()).containsExactly(TWINS_CHANGE * 7);
    assertThat(logged.getFirst().toPacket()).isEqualTo(TWINS_CHANGE * 7);
  }

  @Test
  void theTimelineThatTheTwinSendsIsLoggedAlthoughThisUnitWouldSendRecordings() {
    heard(9_000, 11_000, Verdict.UNVERIFIED, TWIN);
    assertThat(begins()).isEmpty();
    assertThat(logged).hasSize(1);
  }

  @Test
  void whatThisUnitSendsIsLoggedByItsOwnChange() {
    twinSays.say(new Said(Source.PRE_RECORDED, TWINS_CHANGE));
    heard(9_000, 11_000, Verdict.UNVERIFIED, SELF);
    assertThat(begins()).containsExactly(OWN_CHANGE * 7);
    assertThat(logged.getLast().planned().mediaId()).isEqualTo("one");
  }

  @Test
  void recordingsAreKeptAsWhatTheirSenderMadeThemFrom() {
    twinSays.say(new Said(Source.PRE_RECORDED, TWINS_CHANGE));
    assertThat(made().at(TWINS_CHANGE - 1, TWIN)).isEqualTo(Source.TIMELINE);
    assertThat(made().at(TWINS_CHANGE, TWIN)).isEqualTo(Source.PRE_RECORDED);
    assertThat(made().at(TWINS_CHANGE, SELF)).isEqualTo(Source.TIMELINE);
    assertThat(made().at(OWN_CHANGE, SELF)).isEqualTo(Source.PRE_RECORDED);
  }

  @Test
  void aTwinThatSaysNothingIsTakenToSendWhatThisUnitHas() {
    twinSays.forget();
    heard(9_000, 11_000, Verdict.UNVERIFIED, TWIN);
    assertThat(begins()).containsExactly(OWN_CHANGE * 7);
  }
}
