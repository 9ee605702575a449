package org.plugcast.multicast.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plugcast.multicast.verify.Tape.BACKUP;
import static org.plugcast.multicast.verify.Tape.FOREIGN;
import static org.plugcast.multicast.verify.Tape.MAIN;
import static org.plugcast.multicast.verify.Tape.MS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damages a stream at random and asks for every damage, and for nothing else. A seed that fails
 * fails again.
 */
class MutationTest {
  private static final int LENGTH = 2_500;
  private static final int SEEDS = Integer.getInteger("plugcast.verify.seeds", 60);
  private static final SampleStream PLAIN = SampleStream.plain(LENGTH, 11);
  private static final SampleStream RTP = SampleStream.rtp(LENGTH, 12);

  /**
   * One thing that was done to the stream, and what may be said of it.
   *
   * @param datagram that it was done to
   * @param near where on the wire it shows
   */
  private record Damage(long datagram, long near, List<Verdict> verdicts) {

    /** What is said of an index that cannot be told from the one that was meant, is right. */
    boolean explains(long said, Verdict verdict, SampleStream stream) {
      return verdicts.contains(verdict)
          && Math.abs(said - near) < 12
          && stream.areEqual(said, datagram);
    }
  }

  static IntStream seeds() {
    return IntStream.range(0, SEEDS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyDamageIsFoundAndNothingElse(int seed) {
    Random random = new Random(seed);
    SampleStream stream = seed % 4 == 0 ? RTP : PLAIN;
    stream.know(0, LENGTH);
    Tape tape = new Tape(stream);
    long offset = random.nextLong(-20 * MS, 20 * MS);
    tape.send(0, LENGTH - 200, MAIN, offset, random.nextLong(5 * MS), random);
    List<Damage> damages = new ArrayList<>();
    for (int k = LENGTH - 260; k > 40; k -= 60 + random.nextInt(20)) {
      damages.addAll(damage(k, tape.sounds(), stream, random));
    }
    tape.playAll();
    for (Run run : tape.runs()) {
      for (long k = run.from(); k < run.until() && run.verdict().isFault(); k++) {
        remove(k, run.verdict(), damages, stream, seed);
      }
    }
    assertThat(damages).as("not found with seed " + seed).isEmpty();
    assertThat(tape.verdicts()).hasSize(LENGTH - 200);
  }

  private static void remove(
      long said, Verdict verdict, List<Damage> damages, SampleStream stream, int seed) {
    Damage nearest =
        damages.stream()
            .filter(damage -> damage.explains(said, verdict, stream))
            .min(Comparator.comparingLong(damage -> Math.abs(damage.datagram() - said)))
            .orElseThrow(
                () ->
                    new AssertionError(
                        "false alarm with seed %d: %d %s; left: %s"
                            .formatted(seed, said, verdict, damages)));
    damages.remove(nearest);
  }

  private static List<Damage> damage(
      int k, List<Tape.Sound> sounds, SampleStream stream, Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> flip(k, sounds, random);
      case 1 -> drop(k, sounds);
      case 2 -> swap(k, sounds);
      case 3 -> duplicate(k, sounds, random);
      default -> delay(k, sounds, stream, random);
    };
  }

  private static List<Damage> flip(int k, List<Tape.Sound> sounds, Random random) {
    byte[] bytes = sounds.get(k).payload().clone();
    int bit = random.nextInt(1_316 * 8);
    if (bytes.length > bit / 8) {
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
    }
    sounds.set(k, sounds.get(k).saying(bytes));
    return List.of(new Damage(k, k, List.of(Verdict.DIFFERENT)));
  }

  private static List<Damage> drop(int k, List<Tape.Sound> sounds) {
    sounds.remove(k);
    return List.of(new Damage(k, k, List.of(Verdict.MISSING)));
  }

  /** Swapping what is equal changes nothing. */
  private static List<Damage> swap(int k, List<Tape.Sound> sounds) {
    Tape.Sound first = sounds.get(k);
    Tape.Sound second = sounds.get(k + 1);
    sounds.set(k, first.saying(second.payload()));
    sounds.set(k + 1, second.saying(first.payload()));
    return Arrays.equals(first.payload(), second.payload())
        ? List.of()
        : List.of(new Damage(k, k, List.of(Verdict.OUT_OF_ORDER)));
  }

  private static List<Damage> duplicate(int k, List<Tape.Sound> sounds, Random random) {
    sounds.add(k + 1, sounds.get(k).later(random.nextLong(MS / 10)));
    return List.of(new Damage(k, k, List.of(Verdict.REPEATED)));
  }

  /** Null packets alone that are late are one too few here and one too many there. */
  private static List<Damage> delay(
      int k, List<Tape.Sound> sounds, SampleStream stream, Random random) {
    int datagrams = 36 + random.nextInt(9);
    sounds.set(k, sounds.get(k).later(datagrams * stream.schedule().cadence().datagramNs()));
    boolean unique = stream.countEqual(k) == 1;
    return unique
        ? List.of(new Damage(k, k, List.of(Verdict.LATE, Verdict.OUT_OF_ORDER)))
        : List.of(
            new Damage(k, k, List.of(Verdict.MISSING)),
            new Damage(k, k + datagrams, List.of(Verdict.REPEATED)));
  }

  /** One in ten is lost and one in ten damaged: every one is counted. */
  @ParameterizedTest
  @MethodSource("seeds")
  void badWireIsCountedExactly(int seed) {
    Random random = new Random(seed);
    SampleStream stream = seed % 4 == 0 ? RTP : PLAIN;
    stream.know(0, LENGTH);
    Tape tape = new Tape(stream);
    tape.send(0, LENGTH - 200, MAIN, random.nextLong(-20 * MS, 20 * MS), 3 * MS, random);
    int lost = 0;
    int damaged = 0;
    for (int k = LENGTH - 220; k > 20; k--) {
      switch (random.nextInt(10)) {
        case 0 -> lost += drop(k, tape.sounds()).size();
        case 1 -> damaged += flip(k, tape.sounds(), random).size();
        default -> {}
      }
    }
    tape.playAll();
    assertThat(tape.verifier().counts().of(Verdict.MISSING)).as("seed " + seed).isEqualTo(lost);
    assertThat(tape.verifier().counts().of(Verdict.DIFFERENT)).isEqualTo(damaged);
    assertThat(tape.verifier().counts().faults()).isEqualTo(lost + damaged);
  }

  /**
   * A sender that is held up now and then passes over what is too late, and sends the rest at once.
   * Null packets alone that are late may be taken for others.
   */
  @ParameterizedTest
  @MethodSource("seeds")
  void senderThatIsHeldUpLosesWhatItPassesOverAndNothingElse(int seed) {
    Random random = new Random(seed);
    SampleStream stream = seed % 4 == 0 ? RTP : PLAIN;
    stream.know(0, LENGTH);
    Tape tape = new Tape(stream);
    Schedule schedule = stream.schedule();
    long now = 0;
    long passedOver = 0;
    long late = 0;
    for (long k = 0; k < LENGTH - 200; k++) {
      long stall = random.nextInt(60) == 0 ? random.nextLong(150 * MS) : 0;
      now = Math.max(now + 1_000, schedule.dueNs(k)) + (k > 10 ? stall : 0);
      long next = Math.max(k, schedule.firstDueFrom(now - 30 * MS));
      passedOver += next - k;
      k = next;
      now += random.nextInt(90) == 0 ? random.nextLong(150 * MS) : 0;
      late += now - schedule.dueNs(k) > 35 * MS ? 1 : 0;
      if (k < LENGTH - 200) {
        tape.sounds().add(new Tape.Sound(stream.bytes(k), now, MAIN, k));
      }
    }
    tape.playAll();
    Counts counts = tape.verifier().counts();
    assertThat(counts.of(Verdict.DIFFERENT)).as("seed " + seed).isZero();
    assertThat(counts.of(Verdict.REPEATED) + counts.of(Verdict.OUT_OF_ORDER))
        .isLessThanOrEqualTo(2 * late);
    assertThat(counts.of(Verdict.MISSING)).isLessThanOrEqualTo(passedOver + late);
  }

  /** Takeovers and handovers between clocks that differ; slow and fast channels. */
  @ParameterizedTest
  @MethodSource("seeds")
  void nothingIsWrongWithStreamsThatGoFromOneToTheOther(int seed) {
    Random random = new Random(seed);
    long[] rates = {64_000, 500_000, 3_750_000, 19_390_000, 60_000_000};
    SampleStream stream = SampleStream.at(rates[seed % rates.length], 5_000, seed);
    Tape tape = new Tape(stream);
    long silent = 0;
    long from = random.nextInt(100);
    long offset = random.nextLong(-20 * MS, 0);
    for (int part = 0; from < 3_500; part++) {
      long until = from + 200 + random.nextInt(800);
      offset += random.nextLong(4 * MS);
      long jitter = 1 + random.nextLong(5 * MS);
      tape.send(from, until, part % 2 == 0 ? MAIN : BACKUP, offset, jitter, random);
      long gap = random.nextBoolean() ? 0 : takeoverGap(stream);
      from = until + gap;
      silent += from < 3_500 ? gap : 0;
    }
    tape.inOrder().playAll();
    assertThat(tape.verifier().counts().faults()).as("seed " + seed).isZero();
    assertThat(tape.verifier().counts().of(Verdict.SILENT)).isEqualTo(silent);
    assertThat(tape.verifier().counts().of(Verdict.UNVERIFIED)).isZero();
  }

  /** Datagrams of 40 ms, but at least what cannot be a loss. */
  private static long takeoverGap(SampleStream stream) {
    return Math.max(3, stream.schedule().cadence().datagramsIn(40 * MS));
  }

  /** Anything may come: nothing breaks, each index gets one verdict, and then all is well again. */
  @ParameterizedTest
  @MethodSource("seeds")
  void survivesWhateverComesAndRecovers(int seed) {
    Random random = new Random(seed);
    SampleStream stream = seed % 4 == 0 ? RTP : PLAIN;
    stream.know(random.nextInt(200), LENGTH - random.nextInt(60));
    Tape tape = new Tape(stream);
    tape.send(0, 1_500, MAIN, random.nextLong(-20 * MS, 20 * MS), 9 * MS, random);
    tape.send(random.nextInt(1_500), 1_500, BACKUP, random.nextLong(-20 * MS, 20 * MS), MS, random);
    List<Tape.Sound> sounds = tape.sounds();
    for (int i = 0; i < 2_000; i++) {
      harm(sounds, random.nextInt(sounds.size() - 1), random);
    }
    long offset = random.nextLong(-20 * MS, 20 * MS);
    tape.send(1_700, 2_400, random.nextBoolean() ? MAIN : BACKUP, offset, 3 * MS, random);
    tape.playAll();
    assertThat(tape.verdicts()).hasSizeGreaterThan(2_000);
    assertThat(tape.verdicts().entrySet())
        .filteredOn(verdict -> verdict.getKey() >= 1_800 && verdict.getKey() < 2_390)
        .allMatch(verdict -> verdict.getValue() == Verdict.IDENTICAL);
  }

  private static void harm(List<Tape.Sound> sounds, int at, Random random) {
    Tape.Sound sound = sounds.get(at);
    switch (random.nextInt(7)) {
      case 0 -> flip(at, sounds, random);
      case 1 -> sounds.remove(at);
      case 2 -> sounds.add(sound.later(random.nextLong(100 * MS)));
      case 3 -> sounds.set(at, sound.later(random.nextLong(300 * MS)));
      case 4 -> sounds.set(at, sound.saying(new byte[random.nextInt(3_000)]));
      case 5 -> sounds.add(new Tape.Sound(sound.payload(), sound.atNs(), FOREIGN, 0));
      default -> sounds.add(sound.saying(sounds.get(random.nextInt(sounds.size())).payload()));
    }
  }
}
