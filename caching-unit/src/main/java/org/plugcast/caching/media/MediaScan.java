package org.plugcast.caching.media;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * One look at the media folder.
 *
 * @param channels in natural order of their names; the media folder's own files first
 * @param unread sub-folders that could not be read: nothing is known of their files
 * @param folders every folder that was read
 * @param notes what was passed over and an operator may wonder about
 */
public record MediaScan(
    List<ChannelFolder> channels, Set<String> unread, List<Path> folders, List<String> notes) {
  public MediaScan {
    channels = List.copyOf(channels);
    unread = Set.copyOf(unread);
    folders = List.copyOf(folders);
    notes = List.copyOf(notes);
  }
}
