package org.plugcast.multicast.witness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.plugcast.multicast.asrun.AsRunCheck;
import org.plugcast.multicast.asrun.AsRunFinding;
import org.plugcast.multicast.asrun.AsRunFinding.Kind;
import org.plugcast.multicast.asrun.AsRunHead;

/**
 * Checks this unit's as-run logs by what lies beside them and by what the twin has kept.
 *
 * @param data folder of the unit's data
 */
public record WitnessedCheck(Path data, TwinLogs twin) {

  /** What is wrong with a channel's log; that the twin cannot be asked is told as well. */
  public List<AsRunFinding> of(int channel) throws IOException, InterruptedException {
    List<AsRunHead> kept;
    try {
      kept = twin.kept(channel);
    } catch (IOException e) {
      List<AsRunFinding> findings = new ArrayList<>(AsRunCheck.of(data, channel));
      findings.add(
          new AsRunFinding(
              Kind.UNWITNESSED, "", 0, "the twin did not say where it has ended: " + e));
      return List.copyOf(findings);
    }
    return AsRunCheck.of(data, channel, kept);
  }
}
