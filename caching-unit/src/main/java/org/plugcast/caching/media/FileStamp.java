package org.plugcast.caching.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Map;

/**
 * What tells a file from what it was: two equal stamps mean the same content.
 *
 * @param bytes size
 * @param identity inode and time of the last change of status, where the system has them
 */
public record FileStamp(long bytes, Instant modified, String identity) {

  /** Stamp of a file, or of what a link leads to. */
  public static FileStamp of(Path file) throws IOException {
    BasicFileAttributes basic = Files.readAttributes(file, BasicFileAttributes.class);
    return new FileStamp(basic.size(), basic.lastModifiedTime().toInstant(), identity(file));
  }

  private static String identity(Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return "";
    }
    Map<String, Object> unix = Files.readAttributes(file, "unix:ino,ctime", new LinkOption[0]);
    return unix.get("ino") + "@" + unix.get("ctime");
  }

  @Override
  public String toString() {
    return bytes + " " + modified + " " + identity;
  }
}
