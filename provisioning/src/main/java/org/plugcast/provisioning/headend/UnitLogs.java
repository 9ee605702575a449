package org.plugcast.provisioning.headend;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Two logs for a unit's two processes of an update, in turn.
 *
 * @param unit name
 * @param log of the process that is started in the unit's place
 * @param data folder
 */
record UnitLogs(String unit, Path log, DataFolder data) implements SupervisedUnit.Logs {

  static UnitLogs of(String unit, DataFolder data) throws IOException {
    return new UnitLogs(unit, data.newLog(unit), data);
  }

  @Override
  public Path fresh(Path inUse) throws IOException {
    return data.newLog(inUse.equals(log) ? unit + ".beside" : unit);
  }
}
