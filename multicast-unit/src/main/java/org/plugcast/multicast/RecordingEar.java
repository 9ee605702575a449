package org.plugcast.multicast;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.plugcast.multicast.record.AirLine;
import org.plugcast.multicast.record.Check;
import org.plugcast.multicast.record.Heard;
import org.plugcast.multicast.record.Place;
import org.plugcast.multicast.record.Recorder;
import org.plugcast.multicast.record.RecordingPlan;
import org.plugcast.multicast.record.Recordings;
import org.plugcast.multicast.record.Source;
import org.plugcast.multicast.record.StreamId;
import org.plugcast.multicast.verify.Likeness;

/** Records one heard stream, from when there is a folder for that. Guarded by itself. */
final class RecordingEar {
  private static final int MOST_SENDERS = 64;

  private final StreamId stream;
  private final InetSocketAddress group;
  private final RecordingPlan plan;
  private final AirLine line;
  private final Map<Long, InetSocketAddress> senders = new HashMap<>();
  private Optional<Recordings> recordings = Optional.empty();
  private Optional<Recorder> recorder = Optional.empty();

  RecordingEar(StreamId stream, InetSocketAddress group, RecordingPlan plan, AirLine line) {
    this.stream = stream;
    this.group = group;
    this.plan = plan;
    this.line = line;
  }

  /** Begins to record. */
  synchronized void open(Recordings into) {
    if (recorder.isEmpty()) {
      String where = group.getAddress().getHostAddress() + ":" + group.getPort();
      Recorder begun = into.recorder(stream, where, plan);
      begun.follow(line);
      recordings = Optional.of(into);
      recorder = Optional.of(begun);
    }
  }

  synchronized void heard(
      long datagram, Likeness likeness, Source source, ByteBuffer payload, long atNs, long from) {
    if (recorder.isPresent()) {
      Place place = new Place.Known(datagram, check(likeness), source);
      recorder.get().heard(new Heard(payload.duplicate(), sender(from), atNs, place));
    }
  }

  /** Records no more. */
  synchronized void close() {
    recordings.ifPresent(into -> recorder.ifPresent(into::release));
    recorder = Optional.empty();
  }

  private static Check check(Likeness likeness) {
    return switch (likeness) {
      case SAME -> Check.IDENTICAL;
      case OTHER -> Check.DIFFERENT;
      case UNKNOWN -> Check.UNCHECKED;
    };
  }

  private InetSocketAddress sender(long source) {
    if (senders.size() > MOST_SENDERS) {
      senders.clear();
    }
    return senders.computeIfAbsent(source, RecordingEar::address);
  }

  private static InetSocketAddress address(long source) {
    byte[] address = ByteBuffer.allocate(Integer.BYTES).putInt((int) (source >> 16)).array();
    try {
      return new InetSocketAddress(InetAddress.getByAddress(address), (int) (source & 0xffff));
    } catch (IOException e) {
      throw new UncheckedIOException("four bytes are an address", e);
    }
  }
}
