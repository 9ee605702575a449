package org.plugcast.multicast.sender;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/** A folder in memory whose files two processes map. It bears the number of its unit's process. */
final class SharedFolder implements AutoCloseable {
  private static final Path IN_MEMORY = Path.of("/dev/shm");
  private static final String PREFIX = "plugcast-sender-";

  private final Path folder;
  private long files;

  private SharedFolder(Path folder) {
    this.folder = folder;
  }

  /** Makes the folder, and deletes those of units that were killed. */
  static SharedFolder create() throws IOException {
    Path parent =
        Files.isWritable(IN_MEMORY) ? IN_MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
    deleteAbandoned(parent);
    return new SharedFolder(
        Files.createTempDirectory(
            parent,
            PREFIX + ProcessHandle.current().pid() + "-",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))));
  }

  Path path() {
    return folder;
  }

  /** A file of its own for each call, of zeroes. */
  synchronized Path newFile(String name, int bytes) throws IOException {
    Path file = folder.resolve(name + "-" + files++);
    map(file, bytes);
    return file;
  }

  /** The first {@code bytes} of a file as memory; the file is made, or grows, as needed. */
  static ByteBuffer map(Path file, int bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return channel.map(MapMode.READ_WRITE, 0, bytes);
    }
  }

  @Override
  public void close() throws IOException {
    delete(folder);
  }

  private static void deleteAbandoned(Path parent) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path folder : folders) {
        String pid = folder.getFileName().toString().split("-", -1)[2];
        if (pid.matches("\\d{1,9}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
          delete(folder);
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException e) {
      return;
    }
    Files.deleteIfExists(folder);
  }
}
