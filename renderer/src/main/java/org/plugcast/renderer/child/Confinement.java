package org.plugcast.renderer.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words before a command line that take its rights away (util-linux, coreutils). */
public final class Confinement {
  /** Debian's {@code nobody}. */
  private static final int UNPRIVILEGED = 65534;

  /** If memory gets scarce, children are the first that the kernel ends. */
  private static final String SACRIFICE = "500";

  private static final boolean ROOT = isRoot();

  private Confinement() {}

  private static boolean isRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException e) {
      throw new UncheckedIOException("/proc is needed to see who runs this", e);
    }
  }

  /** Whether this process is root, so that children run as nobody. */
  public static boolean ofRoot() {
    return ROOT;
  }

  /** For a program that reads and writes pipes only: it can create no file with content. */
  static List<String> forCodec(String program, Limits limits) throws IOException {
    return forCodec(program, limits, 0);
  }

  /** For a program that reads a pipe and writes one file, which we opened for it. */
  static List<String> forFileWriter(String program, Limits limits) throws IOException {
    return forCodec(program, limits, limits.outputBytes());
  }

  private static List<String> forCodec(String program, Limits limits, long fileBytes)
      throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of(
                "nice",
                "-n",
                "10",
                "choom",
                "-n",
                SACRIFICE,
                "--",
                "prlimit",
                "--cpu=" + limits.cpuSeconds(),
                "--as=" + limits.memoryBytes(),
                "--fsize=" + fileBytes,
                "--core=0",
                "--nofile=64",
                "--"));
    words.addAll(withoutRights("--no-new-privs", "--pdeathsig=KILL"));
    words.addAll(Room.words(program));
    return words;
  }

  /** For a browser: its own sandbox does the rest, and needs to be allowed to set itself up. */
  static List<String> forBrowser(long dataBytes) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "nice",
                "-n",
                "10",
                "choom",
                "-n",
                SACRIFICE,
                "--",
                "prlimit",
                "--core=0",
                "--data=" + dataBytes,
                "--"));
    words.addAll(withoutRights("--pdeathsig=KILL"));
    return words;
  }

  static List<String> withoutRights(String... extra) {
    List<String> words = new ArrayList<>(List.of("setpriv"));
    if (ROOT) {
      words.add("--reuid=" + UNPRIVILEGED);
      words.add("--regid=" + UNPRIVILEGED);
      words.add("--clear-groups");
    }
    words.addAll(List.of(extra));
    return words;
  }

  /** Lets the confined child write a folder that we made for it. */
  public static void give(Path folder) throws IOException {
    if (ROOT) {
      Files.setAttribute(folder, "unix:uid", UNPRIVILEGED);
      Files.setAttribute(folder, "unix:gid", UNPRIVILEGED);
    }
  }

  /** Removes a folder that a child has written to, as far as that goes; follows no link. */
  public static void discard(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e)
              throws IOException {
            Files.deleteIfExists(dir);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
