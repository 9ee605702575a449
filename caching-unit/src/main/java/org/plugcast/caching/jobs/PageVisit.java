package org.plugcast.caching.jobs;

import java.io.IOException;
import java.util.Optional;

/** A look at what a page has loaded, to see whether it changed. */
public interface PageVisit extends AutoCloseable {
  /**
   * SHA-256 of what an address holds now; empty if there is nothing.
   *
   * @throws IOException if its server is not to be had
   */
  Optional<String> sha256(String url) throws IOException, InterruptedException;

  @Override
  void close();
}
