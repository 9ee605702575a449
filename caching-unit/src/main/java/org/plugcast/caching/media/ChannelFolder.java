package org.plugcast.caching.media;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A folder of media that is a playlist and hence a channel.
 *
 * @param folder name of the sub-folder; an empty string stands for the media folder itself
 * @param name for people
 * @param files in no order, each name once
 * @param changing names of further files that are still being written
 * @param mediaFiles how many of them are no documents by their names; a folder of documents alone
 *     is no reason for a new channel
 * @param listing the order that lies in the folder
 * @param order what the folder wants otherwise than all
 */
public record ChannelFolder(
    String folder,
    String name,
    List<FoundFile> files,
    Set<String> changing,
    int mediaFiles,
    Optional<Listing> listing,
    ChannelOrder order) {
  public ChannelFolder {
    files = List.copyOf(files);
    changing = Set.copyOf(changing);
  }
}
