package org.plugcast.multicast.http;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.plugcast.multicast.handover.Agreed;
import org.plugcast.multicast.handover.Offer;
import org.plugcast.multicast.handover.Refusal;

/** What the API can ask a unit to do. Each returns when it is done; any thread. */
public interface Actions {

  /**
   * Passes channels to the twin, or from it when it is the one on air.
   *
   * @param channel all of them if none is given
   * @param to base address of another process than the twin
   * @param hop whether the twin has asked
   */
  List<Agreed> handOver(OptionalInt channel, Optional<URI> to, Hop hop)
      throws Refusal, InterruptedException;

  /** Takes all of these, or none. */
  void take(List<Offer> offers) throws Refusal;

  /** Forgets what it was asked to take. */
  void cancel(List<Integer> channels);

  /** Passes everything to the next version of this unit, and returns when that has begun. */
  List<Agreed> handOverToNext(URI next) throws Refusal, InterruptedException;

  /** Takes the place of the process that has ended. */
  void promote() throws Refusal;

  /** Who has asked. */
  enum Hop {
    FIRST,
    FORWARDED
  }
}
