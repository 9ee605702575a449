package org.plugcast.multicast.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plugcast.multicast.verify.Tape.BACKUP;
import static org.plugcast.multicast.verify.Tape.FOREIGN;
import static org.plugcast.multicast.verify.Tape.MAIN;
import static org.plugcast.multicast.verify.Tape.MS;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifierTest {
  private static final int LENGTH = 2_000;

  private final SampleStream stream = SampleStream.plain(LENGTH, 3);
  private final Tape tape = new Tape(stream);
  private final Random random = new Random(5);

  /** A datagram that differs from its neighbours. */
  private long distinct(long from) {
    return LongStream.range(from, LENGTH)
        .filter(k -> !stream.areEqual(k - 1, k) && !stream.areEqual(k, k + 1))
        .filter(k -> !stream.areEqual(k + 1, k + 2))
        .findFirst()
        .orElseThrow();
  }

  /** The first of three equal datagrams. */
  private long threeEqual(long from) {
    return LongStream.range(from, LENGTH)
        .filter(k -> !stream.areEqual(k - 1, k))
        .filter(k -> stream.areEqual(k, k + 1) && stream.areEqual(k, k + 2))
        .findFirst()
        .orElseThrow();
  }

  private void flip(int position, int bit) {
    byte[] bytes = tape.sounds().get(position).payload().clone();
    bytes[bit / 8] ^= (byte) (1 << bit % 8);
    tape.sounds().set(position, tape.sounds().get(position).saying(bytes));
  }

  @ParameterizedTest
  @ValueSource(longs = {-20, -7, 0, 3, 20})
  void cleanStreamRaisesNothing(long offsetMs) {
    tape.send(100, 1_900, MAIN, offsetMs * MS, 5 * MS, random).playAll();
    assertThat(tape.findings()).isEmpty();
    assertThat(tape.verdicts()).hasSize(1_800).containsKeys(100L, 1_899L);
    assertThat(tape.verifier().counts().of(Verdict.IDENTICAL)).isEqualTo(1_800);
    assertThat(tape.verifier().counts().faults()).isZero();
    assertThat(tape.verifier().lastHeard()).isEqualTo(1_899);
  }

  @Test
  void whatIsNotKnownForAMomentIsNotDifferent() {
    for (long first = 100; first < 160; first++) {
      for (long hidden = first; hidden < first + 20; hidden++) {
        Tape one = new Tape(stream);
        stream.hide(hidden);
        one.send(first, first + 60, MAIN).playAll();
        assertThat(one.findings())
            .as(first + ", " + hidden)
            .noneMatch(finding -> finding.endsWith(" DIFFERENT"));
      }
    }
  }

  @Test
  void runsSayWhenAndByWhom() {
    tape.send(100, 300, MAIN).playAll();
    assertThat(tape.runs())
        .containsExactly(
            new Run(
                100,
                300,
                Verdict.IDENTICAL,
                stream.schedule().dueNs(100),
                stream.schedule().dueNs(299),
                MAIN,
                Run.Place.IN_PLACE));
    assertThat(tape.runs().getFirst().datagrams()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 187 * 8, 700 * 8 + 3, 1_316 * 8 - 1})
  void oneBitThatFlippedIsDifferent(int bit) {
    long k = distinct(500);
    long nothing = threeEqual(700);
    tape.send(0, 1_000, MAIN);
    flip((int) k, bit);
    flip((int) nothing + 1, bit);
    tape.playAll();
    assertThat(tape.findings()).containsExactly(k + " DIFFERENT", (nothing + 1) + " DIFFERENT");
  }

  /** The sender had nothing to fill it with; such datagrams are expected close by. */
  @Test
  void nullPacketsInThePlaceOfADatagramAreDifferent() {
    long nothing = threeEqual(500);
    tape.send(0, 1_000, MAIN);
    List<String> expected = new ArrayList<>();
    for (long k = nothing - 6; k < nothing + 12; k++) {
      tape.sounds().set((int) k, tape.sounds().get((int) k).saying(stream.bytes(nothing)));
      if (!stream.areEqual(k, nothing)) {
        expected.add(k + " DIFFERENT");
      }
    }
    assertThat(expected).hasSizeBetween(3, 15);
    tape.playAll();
    assertThat(tape.findings()).containsExactlyElementsOf(expected);
  }

  @Test
  void oneDatagramOfNullPacketsInThePlaceOfAnotherIsDifferent() {
    for (long k = 300; k < 400; k++) {
      Tape once = new Tape(stream);
      once.send(0, 700, MAIN);
      once.sounds().set((int) k, once.sounds().get((int) k).saying(stream.bytes(threeEqual(500))));
      once.playAll();
      assertThat(once.findings())
          .as("datagram %d", k)
          .isEqualTo(stream.areEqual(k, threeEqual(500)) ? List.of() : List.of(k + " DIFFERENT"));
    }
  }

  @Test
  void lostDatagramIsMissing() {
    long k = distinct(500);
    tape.send(0, k, MAIN).send(k + 1, 1_000, MAIN).playAll();
    assertThat(tape.findings()).containsExactly(k + " MISSING");
  }

  /** Which of them was lost cannot be known. */
  @Test
  void oneOfThreeEqualDatagramsThatWasLostIsMissing() {
    long k = threeEqual(500);
    tape.send(0, k, MAIN).send(k + 1, 1_000, MAIN).playAll();
    assertThat(tape.findings()).hasSize(1);
    assertThat(tape.findings().getFirst())
        .isIn(k + " MISSING", k + 1 + " MISSING", k + 2 + " MISSING");
  }

  @Test
  void neighboursThatChangedPlacesAreOutOfOrder() {
    long k = distinct(500);
    long edge = threeEqual(700) - 1;
    tape.send(0, 1_000, MAIN);
    for (long at : new long[] {k, edge}) {
      byte[] first = tape.sounds().get((int) at).payload();
      byte[] second = tape.sounds().get((int) at + 1).payload();
      tape.sounds().set((int) at, tape.sounds().get((int) at).saying(second));
      tape.sounds().set((int) at + 1, tape.sounds().get((int) at + 1).saying(first));
    }
    tape.playAll();
    assertThat(tape.findings()).containsExactly(k + " OUT_OF_ORDER", edge + " OUT_OF_ORDER");
  }

  @Test
  void datagramThatComesTwiceIsRepeated() {
    long k = distinct(500);
    tape.send(0, 1_000, MAIN);
    tape.sounds().add(tape.sounds().get((int) k).later(MS));
    tape.playAll();
    assertThat(tape.findings()).containsExactly("+" + k + " REPEATED");
    assertThat(tape.verdicts()).hasSize(1_000);
  }

  @Test
  void datagramThatComesTooLateIsLateAndOneThatIsGivenUpIsMissingFirst() {
    long late = distinct(300);
    long givenUp = distinct(600);
    tape.send(0, 1_000, MAIN);
    Collections.replaceAll(
        tape.sounds(), tape.sounds().get((int) late), tape.sounds().get((int) late).later(90 * MS));
    Collections.replaceAll(
        tape.sounds(),
        tape.sounds().get((int) givenUp),
        tape.sounds().get((int) givenUp).later(400 * MS));
    tape.playAll();
    assertThat(tape.findings())
        .containsExactlyInAnyOrder(late + " LATE", givenUp + " MISSING", "+" + givenUp + " LATE");
  }

  @ParameterizedTest
  @ValueSource(longs = {500, 501, 502, 503, 504, 505, 506, 507, 508, 509})
  void takeoverGapWasSentByNobody(long end) {
    tape.send(0, end, MAIN, 7 * MS, 3 * MS, random)
        .send(end + 13, 1_000, BACKUP, -9 * MS, 3 * MS, random)
        .playAll();
    assertThat(tape.verifier().counts().faults()).isZero();
    assertThat(tape.findings())
        .isEqualTo(LongStream.range(end, end + 13).mapToObj(k -> k + " SILENT").toList());
  }

  @ParameterizedTest
  @ValueSource(longs = {500, 501, 502, 503, 504, 505, 506, 507, 508, 509})
  void plannedHandoverRaisesNothing(long at) {
    tape.send(0, at, MAIN, 2 * MS, 0, random)
        .send(at, 1_000, BACKUP, 3 * MS, 3 * MS, random)
        .send(1_000, 1_200, MAIN, 17 * MS, 0, random)
        .playAll();
    assertThat(tape.findings()).isEmpty();
    assertThat(tape.verdicts()).hasSize(1_200);
  }

  @Test
  void datagramLostInAHandoverIsMissing() {
    long k = distinct(500);
    tape.send(0, k, MAIN).send(k + 1, 1_000, BACKUP).playAll();
    assertThat(tape.findings()).containsExactly(k + " MISSING");
  }

  @Test
  void senderThatGoesOnAfterAGapLostWhatIsBetween() {
    tape.send(0, 500, MAIN).send(540, 1_000, MAIN).playAll();
    assertThat(tape.findings())
        .isEqualTo(LongStream.range(500, 540).mapToObj(k -> k + " MISSING").toList());
  }

  @Test
  void whatNobodySendsIsToldWhileItLasts() {
    tape.send(0, 500, MAIN).play();
    tape.verifier().tick(stream.schedule().dueNs(1_000));
    assertThat(tape.verdicts()).containsEntry(500L, Verdict.SILENT).hasSizeGreaterThan(800);
    tape.sounds().clear();
    tape.send(1_001, 1_500, MAIN).playAll();
    assertThat(tape.verifier().counts().faults()).isZero();
    assertThat(tape.verifier().counts().of(Verdict.SILENT)).isEqualTo(501);
    assertThat(tape.verdicts()).hasSize(1_500);
  }

  @ParameterizedTest
  @ValueSource(longs = {-20, -3, 2, 20})
  void twoSendersAtOnceRepeatEachOther(long offsetMs) {
    tape.send(0, 1_000, MAIN).send(500, 800, BACKUP, offsetMs * MS, 0, random).playAll();
    assertThat(tape.verifier().counts().of(Verdict.REPEATED)).isEqualTo(300);
    assertThat(tape.verifier().counts().of(Verdict.MISSING)).isZero();
    assertThat(tape.verifier().counts().of(Verdict.DIFFERENT)).isZero();
    assertThat(tape.verdicts()).hasSize(1_000);
  }

  @Test
  void staleDatagramOfASenderThatWasPausedIsRepeated() {
    long stale = distinct(490);
    tape.send(0, stale, MAIN).send(stale, 1_000, BACKUP);
    tape.sounds()
        .add(new Tape.Sound(stream.bytes(stale), stream.schedule().dueNs(700), MAIN, stale));
    tape.playAll();
    assertThat(tape.findings()).containsExactly("+" + stale + " REPEATED");
  }

  /** What it should have been is no longer known; whose place it seems to have is not harmed. */
  @ParameterizedTest
  @ValueSource(longs = {-2_000_000, -1_000, 1_000, 2_000_000})
  void veryStaleDatagramIsDifferentBesideTheRightOne(long offsetNs) {
    tape.send(0, 200, MAIN).send(200, 1_500, BACKUP);
    long at = stream.schedule().dueNs(1_200) + offsetNs;
    byte[] stale = stream.bytes(distinct(150));
    tape.sounds().add(new Tape.Sound(stale, at, MAIN, 150));
    tape.playAll();
    assertThat(tape.verifier().counts().of(Verdict.IDENTICAL)).isEqualTo(1_500);
    assertThat(tape.verifier().counts().of(Verdict.DIFFERENT)).isEqualTo(1);
    assertThat(tape.verifier().counts().faults()).isEqualTo(1);
  }

  @Test
  void foreignSendersAndWrongSizesAreCountedApart() {
    tape.send(0, 1_000, MAIN).send(300, 340, FOREIGN);
    for (int length : new int[] {0, 1, 188, 1_315, 1_317, 1_500, 65_507}) {
      long at = stream.schedule().dueNs(400) + length;
      tape.sounds().add(new Tape.Sound(new byte[length], at, MAIN, 0));
    }
    tape.playAll();
    assertThat(tape.findings()).isEmpty();
    assertThat(tape.verifier().counts().foreign()).isEqualTo(40);
    assertThat(tape.verifier().counts().wrongSize()).isEqualTo(7);
    assertThat(tape.verifier().counts().faults()).isEqualTo(7);
  }

  @Test
  void nothingIsSaidOfTheWireWhileThisMachineWasDeaf() {
    tape.send(0, 500, MAIN).send(520, 1_000, MAIN).send(1_010, 1_500, MAIN);
    tape.sounds().sort((one, other) -> Long.compare(one.atNs(), other.atNs()));
    for (Tape.Sound sound : tape.sounds()) {
      if (sound.datagram() == 520) {
        tape.verifier().deaf(stream.schedule().dueNs(510), sound.atNs());
      }
      tape.verifier().heard(ByteBuffer.wrap(sound.payload()), sound.atNs(), sound.source());
    }
    tape.verifier().finish(stream.schedule().dueNs(1_500));
    assertThat(tape.verifier().counts().of(Verdict.UNHEARD)).isEqualTo(20);
    assertThat(tape.verifier().counts().of(Verdict.MISSING)).isEqualTo(10);
  }

  @Test
  void whatIsNotKnownIsNotVerified() {
    stream.know(300, 1_600);
    tape.send(100, 1_900, MAIN, 15 * MS, 3 * MS, random).playAll();
    assertThat(tape.verifier().counts().faults()).isZero();
    assertThat(tape.verdicts())
        .containsEntry(110L, Verdict.UNVERIFIED)
        .containsEntry(300L, Verdict.IDENTICAL)
        .containsEntry(1_599L, Verdict.IDENTICAL)
        .containsEntry(1_600L, Verdict.UNVERIFIED);
  }

  @Test
  void otherContentIsDifferentInItsPlace() {
    tape.send(0, 500, MAIN);
    SampleStream other = SampleStream.plain(LENGTH, 99);
    for (long k = 500; k < 900; k++) {
      byte[] bytes = other.bytes(k);
      bytes[5] ^= 0x55;
      tape.sounds().add(new Tape.Sound(bytes, stream.schedule().dueNs(k), MAIN, k));
    }
    tape.send(900, 1_000, MAIN).playAll();
    assertThat(tape.findings())
        .isEqualTo(LongStream.range(500, 900).mapToObj(k -> k + " DIFFERENT").toList());
  }

  @Test
  void rtpIsComparedWithItsHeader() {
    SampleStream rtp = SampleStream.rtp(LENGTH, 3);
    Tape numbered = new Tape(rtp);
    numbered.send(0, 1_000, MAIN, 4 * MS, 4 * MS, random);
    List<Tape.Sound> sounds = numbered.sounds();
    byte[] bytes = sounds.get(600).payload();
    bytes[3] ^= 4;
    byte[] swapped = sounds.get(700).payload().clone();
    sounds.set(700, sounds.get(700).saying(sounds.get(701).payload()));
    sounds.set(701, sounds.get(701).saying(swapped));
    sounds.remove(500);
    numbered.playAll();
    assertThat(numbered.findings())
        .containsExactly("500 MISSING", "600 DIFFERENT", "700 OUT_OF_ORDER");
  }

  @Test
  void senderWhoseClockIsFarOffIsLateAndNotMore() {
    tape.send(0, 600, MAIN, 150 * MS, MS, random).playAll();
    assertThat(tape.verifier().counts().of(Verdict.LATE)).isEqualTo(600);
    assertThat(tape.verdicts()).hasSize(600);
  }

  @Test
  void senderThatWasHeldUpAndCatchesUpIsNotDifferent() {
    tape.send(0, 500, MAIN);
    for (long k = 500; k < 560; k++) {
      long at = Math.max(stream.schedule().dueNs(k), stream.schedule().dueNs(530) + k * MS / 10);
      tape.sounds().add(new Tape.Sound(stream.bytes(k), at, MAIN, k));
    }
    tape.send(560, 1_000, MAIN).playAll();
    assertThat(tape.verifier().counts().of(Verdict.MISSING)).isZero();
    assertThat(tape.verifier().counts().of(Verdict.DIFFERENT)).isZero();
    assertThat(tape.verifier().counts().of(Verdict.REPEATED)).isZero();
    assertThat(tape.verdicts()).hasSize(1_000);
  }

  @Test
  void tellsTheLikeliestIndexAtOnce() {
    long k = distinct(500);
    tape.send(0, k, MAIN, 5 * MS, 0, random).play();
    byte[] damaged = stream.bytes(k);
    damaged[700] ^= 1;
    long at = stream.schedule().dueNs(k) + 5 * MS;
    long interval = stream.schedule().cadence().datagramNs();
    assertThat(hear(damaged, at, MAIN)).isEqualTo(k);
    assertThat(hear(stream.bytes(k + 1), at + interval, MAIN)).isEqualTo(k + 1);
    assertThat(hear(stream.bytes(k + 2), at + 2 * interval, MAIN)).isEqualTo(k + 2);
    assertThat(hear(stream.bytes(k + 1), at + 2 * interval, MAIN)).isEqualTo(k + 1);
    assertThat(hear(stream.bytes(k + 3), at + 3 * interval, FOREIGN)).isEqualTo(Verifier.NONE);
    assertThat(hear(new byte[5], at + 3 * interval, MAIN)).isEqualTo(Verifier.NONE);
    assertThat(hear(stream.bytes(k + 13), at + 13 * interval, BACKUP)).isEqualTo(k + 13);
  }

  private long hear(byte[] payload, long atNs, long source) {
    return tape.verifier().heard(ByteBuffer.wrap(payload), atNs, source);
  }

  @Test
  void payloadStaysAsItIs() {
    ByteBuffer payload = ByteBuffer.allocate(2_000).position(100);
    payload.put(stream.bytes(5)).flip().position(100);
    tape.verifier().heard(payload, stream.schedule().dueNs(5), MAIN);
    assertThat(payload.position()).isEqualTo(100);
    assertThat(Arrays.copyOfRange(payload.array(), 100, 1_416)).isEqualTo(stream.bytes(5));
  }
}
