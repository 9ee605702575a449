package org.plugcast.multicast.hearing;

import java.nio.ByteBuffer;

/** Is told each datagram that was heard. */
@FunctionalInterface
public interface Hearer {

  /**
   * One datagram; it must be dealt with before this returns.
   *
   * @param heardAtNs when the system took it in, on the clock of the air: UTC in nanoseconds since
   *     1970
   * @param sourceAddress IPv4 address of the sender, its first number in the top byte
   * @param sourcePort 0 to 65535
   * @param group where it was sent to, as {@code sourceAddress}
   * @param port 0 to 65535
   * @param payload from the buffer's position to its limit; read-only, the next datagram's later
   */
  void heard(
      long heardAtNs, int sourceAddress, int sourcePort, int group, int port, ByteBuffer payload);
}
