package org.plugcast.caching.media;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells files that are complete from those that are still being written: a file counts when two
 * looks in a row find it alike. One thread.
 */
final class Settling {
  private Map<String, String> stamps = Map.of();
  private boolean changing;

  /** The scan, with the files that differ from the last look set apart. */
  MediaScan look(MediaScan scan) {
    Map<String, String> now = new HashMap<>();
    List<ChannelFolder> channels = new ArrayList<>();
    changing = false;
    for (ChannelFolder channel : scan.channels()) {
      channels.add(settle(channel, now));
    }
    stamps = now;
    return new MediaScan(channels, scan.unread(), scan.folders(), scan.notes());
  }

  /** Whether the last look found a file that may still be written. */
  boolean isChanging() {
    return changing;
  }

  private ChannelFolder settle(ChannelFolder channel, Map<String, String> now) {
    List<FoundFile> settled = new ArrayList<>();
    Set<String> unsettled = new HashSet<>(channel.changing());
    for (FoundFile file : channel.files()) {
      String key = channel.folder() + "/" + file.file();
      now.put(key, file.stamp());
      if (file.stamp().equals(stamps.get(key))) {
        settled.add(file);
      } else {
        unsettled.add(file.file());
      }
    }
    changing |= !unsettled.isEmpty();
    return new ChannelFolder(
        channel.folder(),
        channel.name(),
        settled,
        unsettled,
        channel.mediaFiles(),
        channel.listing(),
        channel.order());
  }
}
