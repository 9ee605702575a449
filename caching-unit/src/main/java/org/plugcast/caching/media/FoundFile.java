package org.plugcast.caching.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A media file of a channel with what lies beside it.
 *
 * @param file name relative to the channel's folder, with {@code /} between folders
 * @param fileStamp changes whenever the file may have changed; says nothing else
 * @param stamp changes whenever the file, its sidecar, its cover, its lyrics or its captions may
 *     have changed
 * @param refusal why it will not be opened, where it will not
 */
public record FoundFile(
    String file,
    Path path,
    FileStamp fileStamp,
    String stamp,
    Optional<Path> sidecar,
    Optional<Path> cover,
    Optional<Path> lyrics,
    Optional<Path> captions,
    Optional<String> refusal) {

  /** A chapter of it: lyrics are of the whole. */
  public FoundFile chapter(int number) {
    return new FoundFile(
        ChapterName.of(file, number),
        path,
        fileStamp,
        stamp,
        sidecar,
        cover,
        Optional.empty(),
        captions,
        refusal);
  }

  /** Whether the media file is still what it was when it was found. */
  public boolean isUnchanged() {
    try {
      return FileStamp.of(path).equals(fileStamp);
    } catch (IOException e) {
      return false;
    }
  }
}
