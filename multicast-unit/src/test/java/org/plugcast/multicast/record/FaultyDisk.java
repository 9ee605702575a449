package org.plugcast.multicast.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A disk that may be small, and that may end the process at any of its operations. */
final class FaultyDisk implements Disk {
  private final Disk disk = Disk.real();
  private final Path root;
  private final Map<Path, Long> safeBytes = new HashMap<>();
  private long capacity = Long.MAX_VALUE;
  private long others;
  private int operations;
  private int forced;
  private int crashAt = Integer.MAX_VALUE;

  /** The process has ended. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1;
  }

  FaultyDisk(Path root) {
    this.root = root;
  }

  /** Room for so many bytes in all. */
  void capacity(long bytes) {
    capacity = bytes;
  }

  /** Others take so much of it. */
  void others(long bytes) {
    others = bytes;
  }

  /** The process ends at its operation of this number from now on. */
  void crashAt(int operation) {
    operations = 0;
    crashAt = operation;
  }

  int operations() {
    return operations;
  }

  /** How often somebody has waited for a file to be safe. */
  int forced() {
    return forced;
  }

  /** A power cut: what was not forced is cut to {@code share} of its length, or overwritten. */
  void powerCut(double share) throws IOException {
    for (Map.Entry<Path, Long> file : safeBytes.entrySet()) {
      if (Files.exists(file.getKey()) && Files.size(file.getKey()) > file.getValue()) {
        long unsafe = Files.size(file.getKey()) - file.getValue();
        disk.truncate(file.getKey(), file.getValue() + (long) (unsafe * share));
      }
    }
  }

  long usedBytes() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      long used = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        used += Files.size(file);
      }
      return used + others;
    }
  }

  private void step() {
    operations++;
    if (operations >= crashAt) {
      throw new Crash();
    }
  }

  @Override
  public Output create(Path file) throws IOException {
    step();
    Output output = disk.create(file);
    safeBytes.put(file, 0L);
    return new Output() {
      @Override
      public void write(ByteBuffer bytes) throws IOException {
        step();
        if (usedBytes() + bytes.remaining() > capacity) {
          ByteBuffer part = bytes.slice(bytes.position(), bytes.remaining() / 2);
          output.write(part);
          throw new IOException("No space left on device");
        }
        output.write(bytes);
      }

      @Override
      public void truncate(long length) throws IOException {
        step();
        output.truncate(length);
      }

      @Override
      public void force() throws IOException {
        step();
        forced++;
        safeBytes.put(file, Files.size(file));
      }

      @Override
      public void close() throws IOException {
        output.close();
      }
    };
  }

  @Override
  public InputStream read(Path file) throws IOException {
    step();
    return disk.read(file);
  }

  @Override
  public String readText(Path file) throws IOException {
    step();
    return disk.readText(file);
  }

  @Override
  public long size(Path file) throws IOException {
    step();
    return disk.size(file);
  }

  @Override
  public void truncate(Path file, long length) throws IOException {
    step();
    disk.truncate(file, length);
    safeBytes.put(file, length);
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    step();
    disk.move(from, to);
    Long safe = safeBytes.remove(from);
    if (safe != null) {
      safeBytes.put(to, safe);
    }
  }

  @Override
  public void delete(Path file) throws IOException {
    step();
    disk.delete(file);
    safeBytes.remove(file);
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    disk.createFolder(folder);
  }

  @Override
  public void forceFolder(Path folder) throws IOException {
    step();
  }

  @Override
  public List<Path> list(Path folder) throws IOException {
    step();
    return disk.list(folder);
  }

  @Override
  public long freeBytes(Path folder) throws IOException {
    return Math.max(0, capacity == Long.MAX_VALUE ? Long.MAX_VALUE : capacity - usedBytes());
  }
}
