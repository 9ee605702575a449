package org.plugcast.provisioning.send;

import java.io.IOException;
import java.io.PrintWriter;

/** Does what a {@link SendRequest} asks for. */
@FunctionalInterface
public interface Sending {
  /**
   * Sends until the time is over or the thread is interrupted, and writes the counters.
   *
   * @return exit code of the process
   * @throws IllegalArgumentException naming a file that cannot be sent as it is, or not at the rate
   *     asked for
   * @throws IOException if reading or sending fails
   */
  int run(SendRequest request, PrintWriter out) throws IOException;
}
