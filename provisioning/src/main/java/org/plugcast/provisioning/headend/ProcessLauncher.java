package org.plugcast.provisioning.headend;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.plugcast.provisioning.units.RunningUnit;
import org.plugcast.provisioning.units.UnitProcess;
import org.plugcast.provisioning.update.Version;

/**
 * Starts a multicast unit as a process.
 *
 * @param unit name
 * @param data where its configuration is
 */
record ProcessLauncher(String unit, DataFolder data) implements UnitLauncher {

  @Override
  public RunningUnit launch(Version version, Path log) throws IOException {
    return UnitProcess.start(
        UnitCommand.multicastUnit(version, data.configuration(unit), archive(version)),
        Map.of(),
        log);
  }

  @Override
  public RunningUnit launchBeside(Version version, Path log, int httpPort) throws IOException {
    return UnitProcess.start(
        UnitCommand.multicastUnitBeside(
            version, data.configuration(unit), archive(version), httpPort),
        Map.of(),
        log);
  }

  private Path archive(Version version) {
    return data.classArchive(unit, version.name());
  }
}
