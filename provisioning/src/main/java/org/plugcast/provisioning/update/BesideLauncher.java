package org.plugcast.provisioning.update;

import java.io.IOException;
import org.plugcast.provisioning.units.RunningUnit;

/** Starts the new version of a unit beside the old one. */
@FunctionalInterface
public interface BesideLauncher {
  /**
   * Starts it.
   *
   * @param httpPort of 127.0.0.1, where it listens until it is promoted
   */
  RunningUnit launch(int httpPort) throws IOException;
}
