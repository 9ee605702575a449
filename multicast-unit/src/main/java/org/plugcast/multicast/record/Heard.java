package org.plugcast.multicast.record;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * A datagram that was heard.
 *
 * @param datagram its bytes from position to limit, read at once and never kept
 * @param sender address and port it came from
 * @param heardAtNs UTC at which it was heard, in nanoseconds since 1970-01-01
 */
public record Heard(ByteBuffer datagram, InetSocketAddress sender, long heardAtNs, Place place) {}
