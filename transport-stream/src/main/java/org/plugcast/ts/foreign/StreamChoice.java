package org.plugcast.ts.foreign;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.plugcast.ts.mpeg.Pmt;

/** The video and the audio of a programme: its first ones, those first that can be read. */
record StreamChoice(Optional<Pmt.Stream> video, Optional<Pmt.Stream> audio) {
  static StreamChoice of(Pmt programme) {
    return new StreamChoice(
        first(programme.streams(), StreamKind::video, StreamKind.OTHER_VIDEO),
        first(programme.streams(), StreamKind::audio, StreamKind.OTHER_AUDIO));
  }

  /** Whether the same PIDs carry the same kinds of streams; descriptors may differ. */
  boolean alike(StreamChoice other) {
    return alike(video, other.video) && alike(audio, other.audio);
  }

  private static boolean alike(Optional<Pmt.Stream> one, Optional<Pmt.Stream> other) {
    return one.map(Pmt.Stream::pid).equals(other.map(Pmt.Stream::pid))
        && one.map(StreamKind::of).equals(other.map(StreamKind::of));
  }

  private static Optional<Pmt.Stream> first(
      List<Pmt.Stream> streams, Predicate<StreamKind> wanted, StreamKind last) {
    List<Pmt.Stream> found =
        streams.stream().filter(stream -> wanted.test(StreamKind.of(stream))).toList();
    return found.stream()
        .filter(stream -> StreamKind.of(stream) != last)
        .findFirst()
        .or(() -> found.stream().findFirst());
  }
}
