package org.plugcast.multicast.pacing;

/**
 * What of a channel may leave: datagrams {@code from <= k < until}. One thread moves it, the pacer
 * obeys it.
 *
 * <p>The pacer closes it by itself, which is a <em>lapse</em>, when too long a time has passed
 * since it sent the last datagram, or since the gate was opened: whoever was held up has to listen
 * again before it sends. Nothing here allocates.
 */
public interface Gate {

  /**
   * Lets datagrams leave from this one on, without end.
   *
   * @param nowNs UTC of the decision, in nanoseconds since 1970-01-01; when {@code from} is due
   *     later than that, the time from which a lapse is counted is when it is due
   */
  void open(long from, long nowNs);

  /**
   * Lets no datagram leave from this one on, be it sooner or later than was said before; those
   * before it still do. Nothing changes while it is closed.
   */
  void closeAt(long until);

  /** Lets nothing leave any more, at once. */
  void close();

  /** Whether the pacer has closed it since it was last opened. */
  boolean hasLapsed();

  /** The next datagram that the pacer will send or pass over. */
  long next();
}
