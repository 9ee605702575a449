package org.plugcast.provisioning.headend;

import java.io.IOException;
import java.nio.file.Path;
import org.plugcast.provisioning.units.RunningUnit;
import org.plugcast.provisioning.update.Version;

/** Starts processes of one multicast unit. */
interface UnitLauncher {
  /** Starts {@code version} in the unit's place. */
  RunningUnit launch(Version version, Path log) throws IOException;

  /** Starts {@code version} beside it, listening on {@code httpPort} of 127.0.0.1. */
  RunningUnit launchBeside(Version version, Path log, int httpPort) throws IOException;
}
