package org.plugcast.ts.multiplex;

/**
 * Names and numbers under which a channel appears in PAT, PMT and SDT.
 *
 * @param transportStreamId 16 bits
 * @param programNumber 16 bits, not 0
 */
public record Service(
    int transportStreamId, int programNumber, String name, String provider, Pids pids) {
  public Service {
    if (transportStreamId < 0 || transportStreamId > 0xffff) {
      throw new IllegalArgumentException("transport stream id " + transportStreamId);
    }
    if (programNumber < 1 || programNumber > 0xffff) {
      throw new IllegalArgumentException("program number " + programNumber);
    }
  }
}
