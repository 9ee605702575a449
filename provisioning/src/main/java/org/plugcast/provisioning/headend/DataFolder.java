package org.plugcast.provisioning.headend;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The folder that holds everything a headend makes; one headend at a time uses it. */
final class DataFolder implements AutoCloseable {
  private static final Path SAMPLE_MUSIC = Path.of("/usr/share/games/singularity/music");
  private static final String SAMPLE_PLAYLIST = "Singularity";
  private static final int KEY_BYTES = 32;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final Path root;
  private final FileChannel lock;

  private DataFolder(Path root, FileChannel lock) {
    this.root = root;
    this.lock = lock;
  }

  /** Makes the folder where it is missing, and claims it. */
  static DataFolder open(Path root) throws IOException {
    Files.createDirectories(root.resolve("log"));
    FileChannel channel =
        FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!claim(channel)) {
      channel.close();
      throw new IOException("--data " + root + " is in use by another plugcast up");
    }
    return new DataFolder(root, channel);
  }

  private static boolean claim(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  Path root() {
    return root;
  }

  Path configuration(String unit) {
    return root.resolve(unit + ".conf");
  }

  Path unitData(String unit) throws IOException {
    return Files.createDirectories(root.resolve(unit));
  }

  /** Class archive that makes a version of the unit start faster; the JVM makes it. */
  Path classArchive(String unit, String version) {
    return root.resolve(unit + "." + version + ".jsa");
  }

  /** Removes class archives of versions that the unit does not have any more. */
  void removeClassArchives(String unit, Set<String> versions) throws IOException {
    try (DirectoryStream<Path> archives = Files.newDirectoryStream(root, unit + ".*jsa")) {
      for (Path archive : archives) {
        if (versions.stream()
            .map(version -> classArchive(unit, version))
            .noneMatch(archive::equals)) {
          Files.delete(archive);
        }
      }
    }
  }

  /**
   * The key that twins seal their heartbeats with; made where it is missing, for the owner's eyes
   * only.
   */
  Path heartbeatKey() throws IOException {
    Path key = root.resolve("heartbeat.key");
    if (!Files.exists(key)) {
      byte[] bytes = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(bytes);
      Path partial = root.resolve("heartbeat.key.partial");
      Files.deleteIfExists(partial);
      Files.createFile(partial, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      Files.writeString(partial, HexFormat.of().formatHex(bytes) + "\n");
      Files.move(partial, key, StandardCopyOption.ATOMIC_MOVE);
    }
    return key;
  }

  /** Which version each unit runs, and which it ran before. */
  Path versions() {
    return root.resolve("versions.json");
  }

  /** What happened, a line of JSON each. */
  Path events() {
    return root.resolve("events.jsonl");
  }

  /** A fresh log; the one of the run before is kept beside it. */
  Path newLog(String unit) throws IOException {
    Path log = root.resolve("log").resolve(unit + ".log");
    if (Files.exists(log)) {
      Files.move(log, log.resolveSibling(unit + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    return Files.createFile(log);
  }

  /** A media folder with the sample music of the distribution as its only playlist. */
  Path sampleMedia() throws IOException {
    if (!Files.isDirectory(SAMPLE_MUSIC)) {
      throw new IOException(
          SAMPLE_MUSIC + " is missing: install the package singularity-music or say --media DIR");
    }
    Path playlist = Files.createDirectories(root.resolve("sample").resolve(SAMPLE_PLAYLIST));
    for (Path track : tracks()) {
      Path copy = playlist.resolve(track.getFileName());
      if (!Files.exists(copy)) {
        Path partial = root.resolve("sample.partial");
        Files.copy(track, partial, StandardCopyOption.REPLACE_EXISTING);
        Files.move(partial, copy, StandardCopyOption.ATOMIC_MOVE);
      }
    }
    return root.resolve("sample");
  }

  private static List<Path> tracks() throws IOException {
    try (Stream<Path> files = Files.list(SAMPLE_MUSIC)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
