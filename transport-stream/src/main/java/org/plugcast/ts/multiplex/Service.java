package org.plugcast.ts.multiplex;

import java.util.Optional;
import org.plugcast.ts.captions.CaptionServices;

/**
 * Names and numbers under which a channel appears in PAT, PMT and SDT.
 *
 * @param transportStreamId 16 bits
 * @param programNumber 16 bits, not 0
 * @param captions language that captions are announced in, three letters of ISO 639-2; empty: they
 *     are not announced
 */
public record Service(
    int transportStreamId,
    int programNumber,
    String name,
    String provider,
    Pids pids,
    Optional<String> captions) {
  /** A service that announces no captions. */
  public Service(
      int transportStreamId, int programNumber, String name, String provider, Pids pids) {
    this(transportStreamId, programNumber, name, provider, pids, Optional.empty());
  }

  public Service {
    if (transportStreamId < 0 || transportStreamId > 0xffff) {
      throw new IllegalArgumentException("transport stream id " + transportStreamId);
    }
    if (programNumber < 1 || programNumber > 0xffff) {
      throw new IllegalArgumentException("program number " + programNumber);
    }
    captions.ifPresent(CaptionServices::requireLanguage);
  }
}
