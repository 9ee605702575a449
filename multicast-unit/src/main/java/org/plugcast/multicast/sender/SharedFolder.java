package org.plugcast.multicast.sender;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/** A folder in memory whose files two processes map. It bears the number of its unit's process. */
final class SharedFolder implements AutoCloseable {
  private static final Path IN_MEMORY = Path.of("/dev/shm");
  private static final int CHUNK = 1 << 18;
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

  /**
   * A file of its own for each call, of zeroes. It takes its memory at once: what is short of
   * memory only when it is written to is ended by the system.
   *
   * @throws IOException also if there is not enough memory
   */
  synchronized Path newFile(String name, int bytes) throws IOException {
    Path file = folder.resolve(name + "-" + files++);
    try (FileChannel channel = FileChannel.open(file, CREATE_NEW, WRITE)) {
      ByteBuffer zeroes = ByteBuffer.allocate(Math.min(bytes, CHUNK));
      for (long left = bytes; left > 0; left -= zeroes.limit()) {
        zeroes.position(0).limit((int) Math.min(left, CHUNK));
        writeAll(channel, zeroes);
      }
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw new IOException(
          "%d kB more of shared memory are needed in %s: %s"
              .formatted(bytes >> 10, folder.getParent(), e.getMessage()),
          e);
    }
    return file;
  }

  private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** The first {@code bytes} of a file as memory. */
  static ByteBuffer map(Path file, int bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, READ, WRITE)) {
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
