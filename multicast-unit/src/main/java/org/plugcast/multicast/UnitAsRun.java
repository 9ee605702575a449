package org.plugcast.multicast;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.plugcast.multicast.asrun.AsRunItem;
import org.plugcast.multicast.asrun.AsRunWriter;
import org.plugcast.multicast.pacing.AirTime;
import org.plugcast.multicast.prerecorded.PlayedLine;
import org.plugcast.ts.multiplex.Timeline;

/** The as-run logs of a unit's channels. Any thread. */
final class UnitAsRun implements AutoCloseable {
  private final Path data;
  private final AirTime clock;
  private volatile Optional<AsRunWriter> writer = Optional.empty();
  private boolean closed;

  UnitAsRun(Path data, AirTime clock) {
    this.data = data;
    this.clock = clock;
  }

  /** Takes up the logs, which no other process may write; what ended before is not in them. */
  synchronized void begin() {
    if (writer.isEmpty() && !closed) {
      writer = Optional.of(new AsRunWriter(data, clock));
    }
  }

  /** Makes items of a channel's timeline. */
  AsRunEar ear(int channel, Timeline timeline, PlayedLine played) {
    return new AsRunEar(channel, timeline, played, this::append);
  }

  private void append(int channel, AsRunItem item) {
    writer.ifPresent(begun -> begun.append(channel, item));
  }

  /** What is wrong, in words. */
  List<String> problems() {
    return writer.map(AsRunWriter::problems).orElse(List.of());
  }

  @Override
  public synchronized void close() {
    closed = true;
    writer.ifPresent(AsRunWriter::close);
  }
}
