package org.plugcast.caching.objects;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** Objects in a folder that all machines have mounted. A rename makes an object visible. */
public final class FolderObjects implements ObjectStore {
  /** What is being written lies apart, and is found there by those who clean up. */
  private static final String PARTS = "parts";

  private final Path folder;
  private final Path parts;

  /** Uses a folder, and makes it if it is not there. */
  public FolderObjects(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.parts = Files.createDirectories(folder.resolve(PARTS));
  }

  @Override
  public void put(String name, Path file) throws IOException {
    Path part = parts.resolve(name);
    try {
      Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
      sync(part, StandardOpenOption.WRITE);
      Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      sync(folder, StandardOpenOption.READ);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  @Override
  public InputStream open(String name) throws IOException {
    return Files.newInputStream(folder.resolve(name));
  }

  @Override
  public void delete(String name) throws IOException {
    Files.deleteIfExists(parts.resolve(name));
    Files.deleteIfExists(folder.resolve(name));
  }

  /** What is half written is listed, too, so that it is found by those who clean up. */
  @Override
  public List<String> list() throws IOException {
    try (Stream<Path> whole = Files.list(folder);
        Stream<Path> half = Files.list(parts)) {
      return Stream.concat(whole, half)
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .distinct()
          .toList();
    }
  }

  @Override
  public void close() {
    // Nothing is held open.
  }

  private static void sync(Path path, StandardOpenOption option) throws IOException {
    try (FileChannel channel = FileChannel.open(path, option)) {
      channel.force(true);
    }
  }
}
