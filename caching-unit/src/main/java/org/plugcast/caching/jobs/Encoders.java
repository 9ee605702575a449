package org.plugcast.caching.jobs;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.plugcast.caching.catalogue.Tried;
import org.plugcast.caching.jobs.ItemMaker.Outcome;
import org.plugcast.ts.multiplex.Digest;

/** Who makes clips: this process, or others that share the work. Any thread. */
public interface Encoders extends AutoCloseable {
  /**
   * Begins to make a clip. Returns at once; the outcome is told on a thread of the encoders. A clip
   * that was made is in this unit's store then.
   */
  void make(Commission commission, Consumer<Outcome> done);

  /** How far a clip has come that is being made. */
  Optional<Progress> progress(long itemId);

  /** Stops the making of an item's clip, if it is under way; it ends as withdrawn. */
  void stop(long itemId);

  /** Stops everything that is being made; each ends as withdrawn. */
  void stopAll();

  /** Clips that are kept elsewhere, too. */
  Set<Digest> kept();

  /** A clip need not be kept elsewhere any more. */
  void forget(Digest digest);

  /** What becomes of an attempt that was under way when the unit ended. */
  Tried afterRestart(Tried tried);

  @Override
  void close();
}
