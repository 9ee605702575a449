package org.plugcast.multicast.pacing;

/** What a datagram bears before its seven packets. Pure. */
public interface DatagramFraming {
  /** Packets alone. */
  DatagramFraming NONE =
      new DatagramFraming() {
        @Override
        public int headerBytes() {
          return 0;
        }

        @Override
        public void write(long datagram, byte[] destination) {}
      };

  int headerBytes();

  /** Writes the header of a datagram, given by its index, to the front of {@code destination}. */
  void write(long datagram, byte[] destination);
}
