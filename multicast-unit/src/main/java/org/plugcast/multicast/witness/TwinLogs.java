package org.plugcast.multicast.witness;

import java.io.IOException;
import java.util.List;
import org.plugcast.multicast.asrun.AsRunHead;

/** What the twin tells of as-run logs. Any thread. */
public interface TwinLogs {

  /** Where the twin's own log of a channel ends. */
  AsRunHead head(int channel) throws IOException, InterruptedException;

  /** Where this unit's log of a channel has ended, as the twin has kept it, oldest first. */
  List<AsRunHead> kept(int channel) throws IOException, InterruptedException;
}
