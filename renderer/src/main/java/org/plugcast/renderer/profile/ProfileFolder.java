package org.plugcast.renderer.profile;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The operator's folder of profiles, looked at again and again. Any thread. */
public final class ProfileFolder {
  private final Optional<Path> folder;
  private volatile Profiles profiles;
  private SortedMap<String, String> stamps;

  /**
   * Reads it for the first time; without a folder there are only the profiles that come with
   * Plugcast.
   *
   * @throws IllegalArgumentException for a file that is no profile
   */
  public ProfileFolder(Optional<Path> folder) throws IOException {
    this.folder = folder;
    this.stamps = stamps();
    this.profiles = read();
  }

  /** As read last. */
  public Profiles profiles() {
    return profiles;
  }

  /**
   * Reads it again if a file has changed; true if so.
   *
   * @throws IllegalArgumentException for a file that is no profile; what was read before stays
   */
  public synchronized boolean look() throws IOException {
    SortedMap<String, String> now = stamps();
    if (now.equals(stamps)) {
      return false;
    }
    profiles = read();
    stamps = now;
    return true;
  }

  private Profiles read() throws IOException {
    return folder.isPresent() ? Profiles.with(folder.get()) : Profiles.builtIn();
  }

  private SortedMap<String, String> stamps() throws IOException {
    SortedMap<String, String> found = new TreeMap<>();
    if (folder.isPresent()) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.get(), "*.json")) {
        for (Path file : files) {
          found.put(file.toString(), Files.size(file) + " " + Files.getLastModifiedTime(file));
        }
      }
    }
    return found;
  }
}
