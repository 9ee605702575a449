package org.plugcast.caching.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.caching.jobs.Candidate.Need;
import org.plugcast.caching.testing.Await;
import org.plugcast.caching.testing.Formats;
import org.plugcast.caching.testing.Rig;

/** Items started and stopped by the operator. */
class EncodingControlTest {
  @TempDir Path folder;

  private static long id(Rig rig, String file) {
    return rig.item("Jazz", file).item().id();
  }

  private static Verdict stop(Rig rig, String file) {
    return only(rig.station().stopEncoding(Set.of(id(rig, file))).join());
  }

  private static Verdict start(Rig rig, String file, Effort effort) {
    return only(rig.station().startEncoding(Set.of(id(rig, file)), effort).join());
  }

  private static Verdict only(Map<Long, Verdict> verdicts) {
    assertThat(verdicts).hasSize(1);
    return verdicts.values().iterator().next();
  }

  @Test
  void anEncoderIsEndedAtOnceAndTheNextItemTakesItsPlace() throws Exception {
    Semaphore gate = new Semaphore(0);
    try (Rig rig = new Rig(folder, Formats.HD, gate)) {
      rig.write("Jazz/1.ogg", "media video");
      rig.write("Jazz/2.ogg", "media video and=more");
      rig.look();
      rig.await("Jazz", "1.ogg", Stage.ENCODING);

      assertThat(stop(rig, "1.ogg")).isEqualTo(new Verdict.Done());
      rig.await("Jazz", "1.ogg", Stage.STOPPED);
      rig.await("Jazz", "2.ogg", Stage.ENCODING);
      assertThat(rig.station().progress(id(rig, "1.ogg"))).isEmpty();
      assertThat(stop(rig, "1.ogg")).isEqualTo(new Verdict.Already());

      gate.release(2);
      rig.awaitLoop("Jazz", "2.ogg");
      assertThat(start(rig, "1.ogg", Effort.IF_NEEDED)).isEqualTo(new Verdict.Done());
      rig.awaitLoop("Jazz", "1.ogg", "2.ogg");
      assertThat(start(rig, "1.ogg", Effort.IF_NEEDED)).isEqualTo(new Verdict.Already());
      assertThat(rig.item("Jazz", "1.ogg").item().tried().attempts()).isZero();
    }
  }

  @Test
  void aStoppedItemStaysStoppedThroughARestart() throws Exception {
    try (Rig rig = new Rig(folder, Formats.HD, new Semaphore(0))) {
      rig.write("Jazz/1.ogg", "media video");
      rig.look();
      rig.await("Jazz", "1.ogg", Stage.ENCODING);
      stop(rig, "1.ogg");
    }
    try (Rig rig = new Rig(folder, Formats.HD)) {
      rig.write("Jazz/2.ogg", "media video and=more");
      rig.look();
      rig.awaitLoop("Jazz", "2.ogg");
      assertThat(rig.item("Jazz", "1.ogg").stage()).isEqualTo(Stage.STOPPED);
      assertThat(rig.maker().made()).containsExactly("2.ogg");

      start(rig, "1.ogg", Effort.IF_NEEDED);
      rig.awaitLoop("Jazz", "1.ogg", "2.ogg");
    }
  }

  @Test
  void whatIsOnAirStaysThereWhileItsNewVersionIsStopped() throws Exception {
    Semaphore gate = new Semaphore(1);
    try (Rig rig = new Rig(folder, Formats.HD, gate)) {
      rig.write("Jazz/1.ogg", "media video");
      rig.look();
      rig.awaitLoop("Jazz", "1.ogg");
      String before = rig.timeline("Jazz").text();

      assertThat(start(rig, "1.ogg", Effort.ANEW)).isEqualTo(new Verdict.Done());
      rig.await("Jazz", "1.ogg", Stage.ENCODING);
      stop(rig, "1.ogg");
      rig.await("Jazz", "1.ogg", Stage.STOPPED);

      assertThat(rig.timeline("Jazz").text()).isEqualTo(before);
      assertThat(rig.item("Jazz", "1.ogg").isReady()).isTrue();
      assertThat(rig.item("Jazz", "1.ogg").reason()).contains("stays on air");
    }
  }

  @Test
  void whatIsReadyCannotBeStoppedAndWhatHasFailedIsTriedAgain() throws Exception {
    try (Rig rig = new Rig(folder, Formats.HD)) {
      rig.write("Jazz/1.ogg", "media video");
      rig.write("Jazz/2.ogg", "media video poison");
      rig.look();
      rig.await("Jazz", "1.ogg", Stage.READY);
      rig.await("Jazz", "2.ogg", Stage.FAILED);

      assertThat(stop(rig, "1.ogg")).isInstanceOf(Verdict.Refused.class);
      assertThat(stop(rig, "2.ogg")).isInstanceOf(Verdict.Refused.class);
      assertThat(start(rig, "2.ogg", Effort.IF_NEEDED)).isEqualTo(new Verdict.Done());
      Await.until(
          "tried again", () -> rig.maker().made().equals(List.of("1.ogg", "2.ogg", "2.ogg")));
      rig.await("Jazz", "2.ogg", Stage.FAILED);
    }
  }

  @Test
  void anItemThatPausesAfterAFaultIsTriedAtOnceWhenStarted() throws Exception {
    try (Rig rig = new Rig(folder, Formats.HD)) {
      rig.write("Jazz/1.ogg", "media video faulty=1");
      rig.look();
      rig.awaitItem("Jazz", "1.ogg", view -> view.reason().contains("again at"), "pausing");

      assertThat(start(rig, "1.ogg", Effort.IF_NEEDED)).isEqualTo(new Verdict.Done());
      rig.await("Jazz", "1.ogg", Stage.READY);
    }
  }

  @Test
  void theQueueTellsWhatComesNextAndWhenItIsNeeded() throws Exception {
    Semaphore gate = new Semaphore(1);
    try (Rig rig = new Rig(folder, Formats.HD, gate)) {
      rig.write("Jazz/1.ogg", "media video frames=300");
      rig.write("Jazz/2.ogg", "media video and=more than=that");
      rig.write("Jazz/3.ogg", "media video and=more than=that of=it");
      rig.write("Jazz/4.ogg", "media video and=more than=that of=it all=of");
      rig.look();
      rig.awaitLoop("Jazz", "1.ogg");
      rig.await("Jazz", "2.ogg", Stage.ENCODING);
      rig.await("Jazz", "4.ogg", Stage.QUEUED);

      List<Queued> queue = rig.station().queue().join();
      assertThat(queue)
          .extracting(Queued::itemId)
          .containsExactly(id(rig, "3.ogg"), id(rig, "4.ogg"));
      assertThat(queue).extracting(Queued::need).containsOnly(Need.AIR);
      // It starts in 3 s and lasts 10.01 s; whatever follows has no clip that would take time.
      assertThat(queue)
          .extracting(Queued::toAir)
          .allSatisfy(
              time ->
                  assertThat(time).isBetween(Duration.ofSeconds(13), Duration.ofMillis(13_020)));
      rig.clock().advance(Duration.ofSeconds(8));
      assertThat(rig.station().queue().join().getFirst().toAir())
          .isBetween(Duration.ofSeconds(5), Duration.ofMillis(5_050));
      assertThat(rig.station().stopEncoding(Set.of(id(rig, "3.ogg"))).join()).hasSize(1);
      assertThat(rig.station().queue().join())
          .extracting(Queued::itemId)
          .containsExactly(id(rig, "4.ogg"));
    }
  }

  @Test
  void anItemThatIsForgottenIsForgottenAsStopped() throws Exception {
    try (Rig rig = new Rig(folder, Formats.HD, new Semaphore(0))) {
      rig.write("Jazz/1.ogg", "media video");
      rig.look();
      rig.await("Jazz", "1.ogg", Stage.ENCODING);
      long item = id(rig, "1.ogg");
      stop(rig, "1.ogg");
      assertThat(rig.catalogue().stopped()).containsOnlyKeys(item);
      rig.catalogue().delete(rig.item("Jazz", "1.ogg").item());
      assertThat(rig.catalogue().stopped()).isEmpty();
      assertThat(rig.station().stopEncoding(Set.of(99L)).join()).isEqualTo(Map.of());
    }
  }
}
