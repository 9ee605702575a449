package org.plugcast.provisioning.send;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plugcast.ts.mpeg.MuxRate;

/**
 * What {@code plugcast send} was asked to do.
 *
 * @param streams what is sent whereto, at least one
 * @param outgoing name or IPv4 address of the interface; none leaves it to the routes, for unicast
 * @param framing of the datagrams
 * @param ttl time to live, 0 to 255
 * @param dscp differentiated services code point, 0 to 63 (RFC 2474)
 * @param localCopy whether receivers on this machine hear it too
 * @param duration after which sending ends, or none to send until told to stop
 * @param summary form of the counters at the end
 */
public record SendRequest(
    List<Stream> streams,
    Optional<String> outgoing,
    Framing framing,
    int ttl,
    int dscp,
    LocalCopy localCopy,
    Optional<Duration> duration,
    Summary summary) {
  private static final int MOST_TTL = 255;
  private static final int MOST_DSCP = 63;

  /**
   * A file and where it goes.
   *
   * @param file transport stream
   * @param destination one address and port for each copy
   * @param rate asked for, or none for the file's own
   */
  public record Stream(Path file, Destination destination, Optional<MuxRate> rate) {}

  /** What is around the transport packets of a datagram. */
  public enum Framing {
    UDP,
    /** RTP of payload type 33. RFC 2250, SMPTE ST 2022-2. */
    RTP
  }

  /** Option IP_MULTICAST_LOOP. */
  public enum LocalCopy {
    OFF,
    ON
  }

  /** Form of the counters. */
  public enum Summary {
    TEXT,
    JSON
  }

  public SendRequest {
    if (ttl < 0 || ttl > MOST_TTL) {
      throw new IllegalArgumentException("--ttl " + ttl + ": expected 0 to " + MOST_TTL);
    }
    if (dscp < 0 || dscp > MOST_DSCP) {
      throw new IllegalArgumentException("--dscp " + dscp + ": expected 0 to " + MOST_DSCP);
    }
    streams = List.copyOf(streams);
    if (streams.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to send");
    }
    refuseTwice(streams);
    if (outgoing.isEmpty() && streams.stream().anyMatch(s -> s.destination().multicast())) {
      throw new IllegalArgumentException("multicast needs an interface: --interface IF");
    }
  }

  private static void refuseTwice(List<Stream> streams) {
    Set<InetSocketAddress> taken = new HashSet<>();
    for (Stream stream : streams) {
      for (InetSocketAddress address : stream.destination().addresses()) {
        if (!taken.add(address)) {
          throw new IllegalArgumentException(
              address.getAddress().getHostAddress()
                  + ":"
                  + address.getPort()
                  + " would get two streams");
        }
      }
    }
  }
}
