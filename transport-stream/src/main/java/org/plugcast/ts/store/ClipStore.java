package org.plugcast.ts.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plugcast.ts.multiplex.Clip;
import org.plugcast.ts.multiplex.ClipSource;
import org.plugcast.ts.multiplex.Digest;

/** Clips in a folder, each under its digest. Any number of threads and processes may share it. */
public final class ClipStore implements ClipSource {
  private static final String SUFFIX = ".clip";
  private static final String TEMPORARY = ".part";

  private final Path folder;
  private final Durability durability;

  private enum Durability {
    /** What is stored stays, whatever happens to the machine. */
    LASTING,
    /** Nobody wants it once the process has ended: nothing waits for the disk. */
    PASSING
  }

  public ClipStore(Path folder) throws IOException {
    this(folder, Durability.LASTING);
  }

  private ClipStore(Path folder, Durability durability) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.durability = durability;
  }

  /** For clips that are done with when the process ends. */
  public static ClipStore passing(Path folder) throws IOException {
    return new ClipStore(folder, Durability.PASSING);
  }

  /** Writes a clip to a stream. */
  @FunctionalInterface
  public interface Content<X extends Exception> {
    void writeTo(OutputStream out) throws IOException, X;
  }

  /** Stores what {@code content} writes; on any failure nothing stays behind. */
  public <X extends Exception> Digest store(Content<X> content) throws IOException, X {
    Path temporary = Files.createTempFile(folder, "clip", TEMPORARY);
    try {
      Digest digest = write(temporary, content);
      Files.move(temporary, path(digest), StandardCopyOption.ATOMIC_MOVE);
      syncFolder();
      return digest;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * Stores a clip that comes from elsewhere; an {@link IOException} if it is not what it should.
   */
  public void receive(Digest expected, InputStream in) throws IOException {
    Path temporary = Files.createTempFile(folder, "clip", TEMPORARY);
    try {
      Digest digest = write(temporary, (Content<RuntimeException>) in::transferTo);
      if (!digest.equals(expected)) {
        throw new IOException("clip " + expected + " arrived damaged: its digest is " + digest);
      }
      ClipFile.open(temporary).close();
      Files.move(temporary, path(digest), StandardCopyOption.ATOMIC_MOVE);
      syncFolder();
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  public boolean contains(Digest digest) {
    return Files.exists(path(digest));
  }

  @Override
  public Optional<Clip> find(Digest digest) throws IOException {
    try {
      return Optional.of(ClipFile.open(path(digest)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** File of a clip, whether it is there or not. */
  public Path path(Digest digest) {
    return folder.resolve(digest.hex() + SUFFIX);
  }

  public List<Digest> list() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("[0-9a-f]{64}\\" + SUFFIX))
          .map(name -> new Digest(name.substring(0, name.length() - SUFFIX.length())))
          .toList();
    }
  }

  public void delete(Digest digest) throws IOException {
    Files.deleteIfExists(path(digest));
  }

  /** Removes what an earlier process left half written. Call before the first writer starts. */
  public void deleteTemporary() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(TEMPORARY)).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private <X extends Exception> Digest write(Path file, Content<X> content) throws IOException, X {
    MessageDigest sha256 = sha256();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      OutputStream out =
          new BufferedOutputStream(
              new DigestOutputStream(Channels.newOutputStream(channel), sha256), 1 << 16);
      content.writeTo(out);
      out.flush();
      sync(channel);
    }
    return Digest.of(sha256.digest());
  }

  private void syncFolder() throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      sync(channel);
    }
  }

  private void sync(FileChannel channel) throws IOException {
    switch (durability) {
      case LASTING -> channel.force(true);
      case PASSING -> {}
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
