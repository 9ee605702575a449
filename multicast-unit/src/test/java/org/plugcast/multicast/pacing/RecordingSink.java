package org.plugcast.multicast.pacing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Remembers what was sent when. */
final class RecordingSink implements DatagramSink {
  private final AirClock clock;
  private final List<Sent> into;
  private final String name;
  private @Nullable String failure;
  private boolean closed;

  record Sent(String sink, long utcNs, int bytes, long firstPacket, int version) {
    long datagram() {
      return firstPacket / Cadence.PACKETS_PER_DATAGRAM;
    }
  }

  RecordingSink(String name, AirClock clock, List<Sent> into) {
    this.name = name;
    this.clock = clock;
    this.into = into;
  }

  RecordingSink(AirClock clock) {
    this("sink", clock, new ArrayList<>());
  }

  List<Sent> sent() {
    return into;
  }

  boolean isClosed() {
    return closed;
  }

  /** From now on sending fails with a message, or with null goes well again. */
  void fail(@Nullable String message) {
    failure = message;
  }

  @Override
  public void send(ByteBuffer datagram) throws IOException {
    if (failure != null) {
      throw new IOException(failure);
    }
    int bytes = datagram.remaining();
    into.add(new Sent(name, clock.utcNs(), bytes, datagram.getLong(), datagram.getInt()));
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public void reopen() {
    failure = null;
  }
}
