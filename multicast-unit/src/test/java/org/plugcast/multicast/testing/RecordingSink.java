package org.plugcast.multicast.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plugcast.multicast.pacing.AirClock;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.pacing.DatagramSink;

/** Remembers what was sent when. */
public final class RecordingSink implements DatagramSink {
  private final AirClock clock;
  private final List<Sent> into;
  private final String name;
  private @Nullable String failure;
  private boolean closed;

  public record Sent(String sink, long utcNs, int bytes, long firstPacket, int version) {
    public long datagram() {
      return firstPacket / Cadence.PACKETS_PER_DATAGRAM;
    }
  }

  public RecordingSink(String name, AirClock clock, List<Sent> into) {
    this.name = name;
    this.clock = clock;
    this.into = into;
  }

  public RecordingSink(AirClock clock) {
    this("sink", clock, new ArrayList<>());
  }

  public List<Sent> sent() {
    return into;
  }

  public boolean isClosed() {
    return closed;
  }

  /** From now on sending fails with a message, or with null goes well again. */
  public void fail(@Nullable String message) {
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
