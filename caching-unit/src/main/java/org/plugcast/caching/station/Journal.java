package org.plugcast.caching.station;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.plugcast.caching.catalogue.Activity;
import org.plugcast.caching.catalogue.Catalogue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the activity log, and the same to the log of the process. Any thread. */
public final class Journal {
  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
  private static final int PRUNE_EVERY = 1_000;
  private static final int LONGEST_SUBJECT = 1_000;

  private final Catalogue catalogue;
  private final Clock clock;
  private final AtomicLong newest;

  public Journal(Catalogue catalogue, Clock clock) {
    this.catalogue = catalogue;
    this.clock = clock;
    this.newest = new AtomicLong(catalogue.newestActivity());
  }

  /**
   * Something happened.
   *
   * @param kind such as {@code item-ready}
   * @param channel its name, or an empty string
   */
  public void record(String kind, String channel, String subject, String text) {
    String shown = subject.replaceAll("\\p{Cntrl}+", " ");
    LOG.info("{} channel=\"{}\" subject=\"{}\" text=\"{}\"", kind, channel, shown, text);
    long id = newest.incrementAndGet();
    catalogue.add(
        new Activity(
            id,
            clock.instant(),
            kind,
            channel,
            shown.substring(0, Math.min(shown.length(), LONGEST_SUBJECT)),
            text));
    if (id % PRUNE_EVERY == 0) {
      catalogue.pruneActivity(id);
    }
  }
}
