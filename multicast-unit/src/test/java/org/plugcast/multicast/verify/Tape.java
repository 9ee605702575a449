package org.plugcast.multicast.verify;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** What is heard, to be damaged and played to a verifier. */
final class Tape {
  static final long MS = 1_000_000;
  static final long MAIN = 0x0a090001_1388L;
  static final long BACKUP = 0x0a090002_1388L;
  static final long FOREIGN = 0x0a090009_1388L;

  /** One datagram. */
  static final class Sound {
    private final byte[] payload;
    private final long atNs;
    private final long source;
    private final long datagram;

    /**
     * @param datagram what it was when it was sent
     */
    Sound(byte[] payload, long atNs, long source, long datagram) {
      this.payload = payload;
      this.atNs = atNs;
      this.source = source;
      this.datagram = datagram;
    }

    byte[] payload() {
      return payload;
    }

    long atNs() {
      return atNs;
    }

    long source() {
      return source;
    }

    long datagram() {
      return datagram;
    }

    Sound later(long ns) {
      return new Sound(payload, atNs + ns, source, datagram);
    }

    Sound saying(byte[] other) {
      return new Sound(other, atNs, source, datagram);
    }
  }

  private final SampleStream stream;
  private final Schedule schedule;
  private final List<Sound> sounds = new ArrayList<>();
  private final List<Run> runs = new ArrayList<>();
  private final Verifier verifier;

  Tape(SampleStream stream) {
    this.stream = stream;
    schedule = stream.schedule();
    verifier =
        new Verifier(
            schedule,
            Tolerance.of(30 * MS),
            stream,
            source -> source == MAIN || source == BACKUP,
            runs::add);
  }

  Verifier verifier() {
    return verifier;
  }

  List<Sound> sounds() {
    return sounds;
  }

  /** A sender sends a part, its clock off by a time; it arrives up to {@code jitterNs} later. */
  Tape send(long from, long until, long source, long offsetNs, long jitterNs, Random random) {
    long last = Long.MIN_VALUE;
    for (long k = from; k < until; k++) {
      long jitter = jitterNs == 0 ? 0 : random.nextLong(jitterNs);
      last = Math.max(last + 1, schedule.dueNs(k) + offsetNs + jitter);
      sounds.add(new Sound(stream.bytes(k), last, source, k));
    }
    return this;
  }

  Tape send(long from, long until, long source) {
    return send(from, until, source, 0, 0, new Random(1));
  }

  /** Nothing overtakes anything, also not what another sent. */
  Tape inOrder() {
    long last = Long.MIN_VALUE;
    for (int i = 0; i < sounds.size(); i++) {
      Sound sound = sounds.get(i);
      last = Math.max(last + 1, sound.atNs());
      sounds.set(i, sound.later(last - sound.atNs()));
    }
    return this;
  }

  /** Plays all in the order of their times. */
  Tape play() {
    sounds.sort(Comparator.comparingLong(Sound::atNs));
    for (Sound sound : sounds) {
      verifier.heard(ByteBuffer.wrap(sound.payload()), sound.atNs(), sound.source());
    }
    return this;
  }

  /** Plays all, and says that it has ended. */
  Tape playAll() {
    play();
    verifier.finish(sounds.getLast().atNs());
    return this;
  }

  List<Run> runs() {
    return runs;
  }

  /** What was said of each index. */
  Map<Long, Verdict> verdicts() {
    Map<Long, Verdict> verdicts = new TreeMap<>();
    for (Run run : runs) {
      for (long k = run.from(); k < run.until() && run.place() == Run.Place.IN_PLACE; k++) {
        Verdict before = verdicts.put(k, run.verdict());
        if (before != null) {
          throw new AssertionError(k + " is " + before + " and " + run.verdict());
        }
      }
    }
    return verdicts;
  }

  /** All that is not as it should be, as text: {@code 17 MISSING}, {@code +17 REPEATED}. */
  List<String> findings() {
    List<String> findings = new ArrayList<>();
    for (Run run : runs) {
      for (long k = run.from(); k < run.until() && run.verdict() != Verdict.IDENTICAL; k++) {
        String beside = run.place() == Run.Place.BESIDE ? "+" : "";
        findings.add(beside + k + " " + run.verdict());
      }
    }
    return findings;
  }
}
