package org.plugcast.multicast.twin;

/** Who was last heard on a channel's group, and how often. One thread. */
final class GroupEar {
  private static final long FOREIGN_FOR_NS = 1_000_000_000;

  private final Insistence twin;
  private long twinNs = Insistence.NEVER;
  private long siblingNs = Insistence.NEVER;
  private long foreignNs = Insistence.NEVER;
  private long otherNs = Insistence.NEVER;
  private long partnerNs = Insistence.NEVER;
  private long twinCount;
  private long siblingCount;
  private long foreignCount;
  private int foreignAddress;
  private int foreignPort;

  GroupEar(long windowNs) {
    twin = new Insistence(windowNs);
  }

  void twin(long atNs) {
    twin.note(atNs);
    twinNs = Math.max(twinNs, atNs);
    partnerNs = Math.max(partnerNs, atNs);
    otherNs = Math.max(otherNs, atNs);
    twinCount++;
  }

  void sibling(long atNs) {
    siblingNs = Math.max(siblingNs, atNs);
    partnerNs = Math.max(partnerNs, atNs);
    otherNs = Math.max(otherNs, atNs);
    siblingCount++;
  }

  void foreign(long atNs, int address, int port) {
    foreignNs = Math.max(foreignNs, atNs);
    otherNs = Math.max(otherNs, atNs);
    foreignAddress = address;
    foreignPort = port;
    foreignCount++;
  }

  /** When anybody but this process was last heard. */
  long otherNs() {
    return otherNs;
  }

  /** When the twin or another process of this unit was last heard. */
  long partnerNs() {
    return partnerNs;
  }

  long twinNs() {
    return twinNs;
  }

  long siblingNs() {
    return siblingNs;
  }

  long foreignNs() {
    return foreignNs;
  }

  boolean isForeignHeard(long nowNs) {
    return nowNs - foreignNs <= FOREIGN_FOR_NS;
  }

  Insistence twinInsistence() {
    return twin;
  }

  long twinCount() {
    return twinCount;
  }

  long siblingCount() {
    return siblingCount;
  }

  long foreignCount() {
    return foreignCount;
  }

  int foreignAddress() {
    return foreignAddress;
  }

  int foreignPort() {
    return foreignPort;
  }
}
