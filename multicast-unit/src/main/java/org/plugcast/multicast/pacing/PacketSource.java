package org.plugcast.multicast.pacing;

/** The packets of a channel as a function of their index. */
public interface PacketSource extends AutoCloseable {

  /**
   * Writes {@code count} packets from {@code index} on.
   *
   * <p>Where content is missing the packets are null packets; what belongs to the multiplex
   * (tables, PCR) is always there.
   *
   * @return how many of the packets replace content that is missing
   */
  int packets(long index, int count, byte[] destination, int offset);

  /** Lets go of files; called by the thread that asks for packets. */
  @Override
  void close();
}
