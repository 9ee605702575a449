package org.plugcast.multicast.http;

import java.nio.file.Path;
import java.util.List;
import org.plugcast.multicast.record.Recorded;

/** What a unit keeps of what it heard. Any thread. */
public interface Archive {

  /** By channel, the newest of each first. */
  List<Recorded> recordings();

  /** Folder in which the as-run logs are. */
  Path data();
}
