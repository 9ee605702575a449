package org.plugcast.multicast.wire;

/**
 * How datagrams leave.
 *
 * @param outgoing name or IPv4 address of the interface, or {@link #BY_ROUTE}
 * @param sourcePort UDP port that datagrams leave from, 0 to 65535; 0: any that is free
 * @param ttl time to live, 0 to 255
 * @param dscp differentiated services code point, 0 to 63. RFC 2474 §3
 * @param loop whether listeners on this machine hear groups too
 */
public record WireOptions(String outgoing, int sourcePort, int ttl, int dscp, Loop loop) {
  /** The routing table chooses the interface. */
  public static final String BY_ROUTE = "0.0.0.0";

  static final int SEND_BUFFER_BYTES = 4 << 20;

  /** Whether what is sent to a group comes back to listeners on this machine. */
  public enum Loop {
    ON,
    OFF
  }
}
