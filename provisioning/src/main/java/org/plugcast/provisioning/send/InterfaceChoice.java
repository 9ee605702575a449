package org.plugcast.provisioning.send;

import java.util.List;

/** Chooses the interface that sends where none was named: only where there is no choice. */
public final class InterfaceChoice {
  private InterfaceChoice() {}

  /**
   * The only candidate.
   *
   * @param candidates names of the interfaces that are up, have an IPv4 address, can send multicast
   *     and are not the loopback
   * @throws IllegalArgumentException if there is none or more than one
   */
  public static String only(List<String> candidates) {
    if (candidates.size() == 1) {
      return candidates.getFirst();
    }
    throw new IllegalArgumentException(
        candidates.isEmpty()
            ? "no interface but the loopback is up: --interface lo sends on this machine only"
            : "say which interface sends, --interface IF: there are "
                + String.join(", ", candidates));
  }
}
