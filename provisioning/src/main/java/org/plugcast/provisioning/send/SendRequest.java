package org.plugcast.provisioning.send;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.plugcast.ts.mpeg.MuxRate;

/**
 * What {@code plugcast send} was asked to do.
 *
 * @param file transport stream
 * @param destination one address and port for each copy
 * @param outgoing name or IPv4 address of the interface; none leaves it to the routes, for unicast
 * @param rate asked for, or none for the file's own
 * @param framing of the datagrams
 * @param ttl time to live, 0 to 255
 * @param dscp differentiated services code point, 0 to 63 (RFC 2474)
 * @param localCopy whether receivers on this machine hear it too
 * @param duration after which sending ends, or none to send until told to stop
 * @param summary form of the counters at the end
 */
public record SendRequest(
    Path file,
    Destination destination,
    Optional<String> outgoing,
    Optional<MuxRate> rate,
    Framing framing,
    int ttl,
    int dscp,
    LocalCopy localCopy,
    Optional<Duration> duration,
    Summary summary) {
  private static final int MOST_TTL = 255;
  private static final int MOST_DSCP = 63;

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
    if (destination.multicast() && outgoing.isEmpty()) {
      throw new IllegalArgumentException("multicast needs an interface: --interface IF");
    }
  }
}
