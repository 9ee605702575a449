package org.plugcast.ts.foreign;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.plugcast.ts.elementary.AudioFrame;
import org.plugcast.ts.elementary.AudioSink;
import org.plugcast.ts.mpeg.MalformedStreamException;
import org.plugcast.ts.store.ElementarySpool;

/** Spools audio frames. For one thread. */
final class AudioCollector implements AudioSink {
  private final ElementarySpool spool;
  private final LongList pts = new LongList();
  private final Oddities oddities = new Oddities();
  private Optional<AudioFrame> first = Optional.empty();
  private long bytes;
  private int smallest = Integer.MAX_VALUE;
  private int largest;

  AudioCollector(ElementarySpool spool) {
    this.spool = spool;
  }

  @Override
  public void frame(AudioFrame frame, OptionalLong framePts, byte[] source, int from, int length)
      throws IOException {
    if (first.isEmpty()) {
      first = Optional.of(frame);
    } else if (!alike(frame, first.get())) {
      oddities.add("audio frames of another format", place());
    }
    if (length > frame.size()) {
      oddities.add("audio frames with further substreams", place());
    }
    pts.add(framePts.orElse(Cadence.NO_PTS));
    bytes += length;
    smallest = Math.min(smallest, length);
    largest = Math.max(largest, length);
    spool.append(source, from, length);
  }

  @Override
  public void damaged(MalformedStreamException fault) {
    if (first.isPresent()) {
      oddities.add("damages of the audio", place() + " (" + fault.getMessage() + ")");
    }
  }

  Optional<AudioFrame> first() {
    return first;
  }

  long[] pts() {
    return pts.toArray();
  }

  boolean hasNoPts() {
    return Arrays.stream(pts()).allMatch(stamp -> stamp == Cadence.NO_PTS);
  }

  Oddities oddities() {
    return oddities;
  }

  int smallest() {
    return smallest;
  }

  int largest() {
    return largest;
  }

  /** Mean rate. */
  int bitsPerSecond() {
    AudioFrame frame = first.orElseThrow();
    return (int)
        Math.round(8.0 * bytes * frame.sampleRate() / ((double) frame.samples() * pts.size()));
  }

  ElementarySpool spool() {
    return spool;
  }

  private static boolean alike(AudioFrame one, AudioFrame other) {
    return one.coding() == other.coding()
        && one.sampleRate() == other.sampleRate()
        && one.samples() == other.samples()
        && one.channels() == other.channels();
  }

  private String place() {
    return "audio frame " + pts.size();
  }
}
