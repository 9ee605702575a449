package org.plugcast.multicast.http;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.plugcast.multicast.asrun.AsRunFinding;
import org.plugcast.multicast.asrun.AsRunHead;
import org.plugcast.multicast.record.Recorded;

/** What a unit keeps of what it heard. Any thread. */
public interface Archive {

  /** By channel, the newest of each first. */
  List<Recorded> recordings();

  /** Folder in which the as-run logs are. */
  Path data();

  /** Whether a channel is configured, or has been on the air from here. */
  boolean knows(int channel);

  /** What is wrong with a channel's as-run log, by what is here and by what the twin has kept. */
  List<AsRunFinding> check(int channel) throws IOException, InterruptedException;

  /** Where the twin's as-run log of a channel has ended, as it was kept here, oldest first. */
  List<AsRunHead> kept(int channel) throws IOException;
}
