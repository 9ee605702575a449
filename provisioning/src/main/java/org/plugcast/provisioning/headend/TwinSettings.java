package org.plugcast.provisioning.headend;

/**
 * How the multicast units are told apart on the wire, and what they do for each other.
 *
 * @param mode how they share the air
 * @param address IPv4 address of the interface, from which both send
 * @param sourcePort UDP port that the first unit sends from; the next one is the second's
 */
public record TwinSettings(Twins mode, String address, int sourcePort) {
  private static final int LAST_PORT = 65_535;

  public TwinSettings {
    if (sourcePort < 1 || sourcePort >= LAST_PORT) {
      throw new IllegalArgumentException(
          "--source-port " + sourcePort + ": expected 1 to " + (LAST_PORT - 1));
    }
  }

  /** UDP port that multicast unit {@code index}, from 0, sends from. */
  int sourcePort(int index) {
    return sourcePort + index;
  }
}
