package org.plugcast.multicast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.multicast.asrun.AirItem;
import org.plugcast.multicast.asrun.TimelinePlan;
import org.plugcast.multicast.prerecorded.Played;
import org.plugcast.multicast.prerecorded.PlayedLine;
import org.plugcast.multicast.prerecorded.RecordedRun;
import org.plugcast.multicast.record.AirLine;
import org.plugcast.multicast.record.Source;
import org.plugcast.multicast.sender.Said;
import org.plugcast.multicast.sender.SaidLine;
import org.plugcast.multicast.testing.SampleClips;
import org.plugcast.ts.multiplex.Timeline;

class PlayedPlanTest {
  private static final long FROM = 70_000;

  @TempDir Path folder;
  private Timeline timeline;
  private final PlayedLine played = new PlayedLine(Played.TIMELINE);
  private final SaidLine told = new SaidLine();

  @BeforeEach
  void make() throws IOException {
    SampleClips clips = new SampleClips(folder);
    timeline =
        SampleClips.timeline(
            1,
            Instant.parse("2026-06-01T12:00:00Z"),
            clips.clip("A", 1, 60),
            clips.clip("B", 2, 60));
  }

  private AirItem at(long packet) {
    return plan().at(packet).orElseThrow();
  }

  private PlayedPlan plan() {
    return new PlayedPlan(new TimelinePlan(timeline), played, told);
  }

  private RecordedRun run(String name, long packets) {
    return new RecordedRun(
        AirLine.of(timeline),
        List.of(new RecordedRun.Piece(folder.resolve(name + ".ts"), 700, packets)));
  }

  @Test
  void recordingsFollowEachOtherWithoutEnd() {
    played.add(
        new Played(Source.PRE_RECORDED, FROM, List.of(run("one", 30_002), run("two", 40_001))));
    assertThat(at(FROM - 1).source()).isEqualTo(Source.TIMELINE);
    AirItem first = at(FROM);
    assertThat(first.source()).isEqualTo(Source.PRE_RECORDED);
    assertThat(first.mediaId()).isEqualTo("one");
    assertThat(first.fromPacket()).isEqualTo(FROM);
    assertThat(first.toPacket()).as("whole datagrams").isEqualTo(FROM + 30_002 / 7 * 7);
    assertThat(at(first.toPacket() - 1)).isEqualTo(first);
    AirItem second = at(first.toPacket());
    assertThat(second.mediaId()).isEqualTo("two");
    assertThat(at(second.toPacket()).mediaId()).isEqualTo("one");
    assertThat(at(second.toPacket()).fromPacket()).isEqualTo(second.toPacket());
  }

  @Test
  void aSlateLastsAsLongAsTheItemInWhosePlaceItIs() {
    AirItem item = at(FROM);
    played.add(new Played(Source.SLATE, FROM, List.of()));
    AirItem slate = at(FROM + 5);
    assertThat(slate.source()).isEqualTo(Source.SLATE);
    assertThat(slate.fromPacket()).isEqualTo(FROM);
    assertThat(slate.toPacket()).isEqualTo(item.toPacket());
    assertThat(at(slate.toPacket()).source()).isEqualTo(Source.SLATE);
    played.add(new Played(Source.TIMELINE, FROM + 700, List.of()));
    assertThat(at(FROM + 699)).isEqualTo(slate);
    assertThat(at(FROM + 700)).isEqualTo(item);
  }

  @Test
  void whatWhoSendsHasSaidGoesBeforeWhatThisUnitPlays() {
    AirItem item = at(FROM);
    played.add(new Played(Source.PRE_RECORDED, FROM + 70, List.of(run("one", 30_002))));
    told.say(new Said(Source.TIMELINE, 0));
    told.say(new Said(Source.PRE_RECORDED, FROM / 7));
    told.say(new Said(Source.TIMELINE, FROM / 7 + 100));
    assertThat(at(FROM - 1)).isEqualTo(item);
    AirItem recording = at(FROM);
    assertThat(recording.source()).isEqualTo(Source.PRE_RECORDED);
    assertThat(recording.mediaId()).as("which of its recordings is not known").isEmpty();
    assertThat(recording.fromPacket()).isEqualTo(FROM);
    assertThat(recording.toPacket()).isEqualTo(item.toPacket());
    assertThat(at(FROM + 699)).isEqualTo(recording);
    assertThat(at(FROM + 700)).isEqualTo(item);
  }

  @Test
  void anItemHoldsUntilSomethingElseIsSent() {
    AirItem item = at(FROM);
    long end = item.toPacket();
    long change = (item.fromPacket() / 7 + 300) * 7;
    assertThat(plan().holdsUntil(change - 700)).isEqualTo(end);
    played.add(new Played(Source.SLATE, change, List.of()));
    assertThat(plan().holdsUntil(change - 700)).isEqualTo(change);
    assertThat(plan().holdsUntil(change)).isEqualTo(end);
    told.say(new Said(Source.TIMELINE, change / 7 - 50));
    assertThat(plan().holdsUntil(change - 700)).isEqualTo(change - 350);
    assertThat(plan().holdsUntil(change - 350)).as("what was said goes first").isEqualTo(end);
  }

  @Test
  void changesComeInOrder() {
    played.add(new Played(Source.SLATE, FROM, List.of()));
    assertThatThrownBy(() -> played.add(new Played(Source.SLATE, FROM - 7, List.of())))
        .hasMessageContaining("is before " + FROM);
  }
}
