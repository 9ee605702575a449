package org.plugcast.multicast;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plugcast.multicast.asrun.AsRunCheck;
import org.plugcast.multicast.asrun.AsRunFinding;
import org.plugcast.multicast.asrun.AsRunHead;
import org.plugcast.multicast.asrun.AsRunItem;
import org.plugcast.multicast.asrun.AsRunWriter;
import org.plugcast.multicast.pacing.AirTime;
import org.plugcast.multicast.witness.HttpTwinLogs;
import org.plugcast.multicast.witness.LogWitness;
import org.plugcast.multicast.witness.WitnessedCheck;
import org.plugcast.ts.multiplex.Timeline;

/** The as-run logs of a unit's channels, and who witnesses for whom. Any thread. */
final class UnitAsRun implements AutoCloseable {
  /** A tail that is cut off within it is not found. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

  private final Path data;
  private final AirTime clock;
  private final Optional<HttpTwinLogs> twin;
  private final Optional<LogWitness> witness;
  private volatile Optional<AsRunWriter> writer = Optional.empty();
  private volatile Set<Integer> channels = Set.of();
  private volatile Optional<Thread> looking = Optional.empty();
  private boolean closed;

  UnitAsRun(Path data, AirTime clock, Optional<URI> twin) {
    this.data = data;
    this.clock = clock;
    this.twin = twin.map(HttpTwinLogs::new);
    this.witness = this.twin.map(logs -> new LogWitness(data, logs));
  }

  /** Takes up the logs, which no other process may write; what ended before is not in them. */
  synchronized void begin() {
    if (writer.isEmpty() && !closed) {
      writer = Optional.of(new AsRunWriter(data, clock));
      looking = witness.map(w -> Thread.ofVirtual().name("witness").start(() -> look(w)));
    }
  }

  /** The unit's channels from now on. */
  void channels(Set<Integer> configured) {
    channels = Set.copyOf(configured);
  }

  private void look(LogWitness looker) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        for (int channel : channels) {
          looker.look(channel);
        }
        Thread.sleep(BETWEEN_LOOKS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether a channel is configured or has a log. */
  boolean knows(int channel) {
    return channels.contains(channel) || AsRunHead.isThere(data, channel);
  }

  /** What is wrong with a channel's log. */
  List<AsRunFinding> check(int channel) throws IOException, InterruptedException {
    return twin.isPresent()
        ? new WitnessedCheck(data, twin.get()).of(channel)
        : AsRunCheck.of(data, channel);
  }

  /** Where the twin's log of a channel has ended, oldest first. */
  List<AsRunHead> kept(int channel) throws IOException {
    return witness.isPresent() ? witness.get().kept(channel) : List.of();
  }

  /** Makes items of a channel's timeline. */
  AsRunEar ear(int channel, Timeline timeline, MadeFrom made) {
    return new AsRunEar(channel, timeline, made, this::append);
  }

  private void append(int channel, AsRunItem item) {
    writer.ifPresent(begun -> begun.append(channel, item));
  }

  /** What is wrong, in words. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    writer.ifPresent(begun -> problems.addAll(begun.problems()));
    witness.ifPresent(looker -> problems.addAll(looker.problems()));
    return problems;
  }

  @Override
  public synchronized void close() {
    closed = true;
    looking.ifPresent(Thread::interrupt);
    twin.ifPresent(HttpTwinLogs::close);
    writer.ifPresent(AsRunWriter::close);
  }
}
