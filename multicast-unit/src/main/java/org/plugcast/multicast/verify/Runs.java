package org.plugcast.multicast.verify;

/**
 * Makes runs of judged datagrams: as long as the same is to be said, and a bound is not reached.
 */
final class Runs {
  private final Run.Place place;
  private final long longest;
  private final RunListener listener;
  private long from;
  private long until;
  private Verdict verdict = Verdict.IDENTICAL;
  private long firstHeardNs;
  private long lastHeardNs;
  private long source;

  Runs(Run.Place place, long longest, RunListener listener) {
    this.place = place;
    this.longest = longest;
    this.listener = listener;
  }

  void add(long datagram, Verdict what, long fromNs, long untilNs, long who) {
    boolean goesOn =
        datagram == until && what == verdict && who == source && until - from < longest;
    if (!goesOn) {
      flush();
      from = datagram;
      verdict = what;
      source = who;
      firstHeardNs = fromNs;
    }
    until = datagram + 1;
    lastHeardNs = untilNs;
  }

  /** Tells what there is. */
  void flush() {
    if (until > from) {
      listener.judged(new Run(from, until, verdict, firstHeardNs, lastHeardNs, source, place));
    }
    from = until;
  }
}
