package org.plugcast.renderer.media;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.plugcast.renderer.child.Confinement;

/**
 * The {@code ffmpeg} and {@code ffprobe} of the {@code org.bytedeco:ffmpeg} artifact, unpacked to a
 * folder from which they run.
 */
public record FfmpegPrograms(Path ffmpeg, Path ffprobe) {
  private static final String RESOURCES = "org/bytedeco/ffmpeg/linux-x86_64-gpl/";

  /** Unpacks into the usual cache folder unless an earlier start did. */
  public static FfmpegPrograms unpack() throws IOException {
    return unpack(defaultCache());
  }

  /** {@code /var/cache/plugcast} for root, whose home its unprivileged children cannot enter. */
  static Path defaultCache() {
    if (Confinement.ofRoot()) {
      return Path.of("/var/cache/plugcast");
    }
    String cache = System.getenv("XDG_CACHE_HOME");
    return cache == null || cache.isBlank()
        ? Path.of(System.getProperty("user.home"), ".cache", "plugcast")
        : Path.of(cache, "plugcast");
  }

  /** Unpacks into {@code cache} unless an earlier start did. */
  public static FfmpegPrograms unpack(Path cache) throws IOException {
    URL marker = FfmpegPrograms.class.getClassLoader().getResource(RESOURCES + "ffmpeg");
    if (marker == null || !(marker.openConnection() instanceof JarURLConnection connection)) {
      throw new IOException(
          "org.bytedeco:ffmpeg:linux-x86_64-gpl is not on the class path: without it no item can"
              + " be encoded");
    }
    try (JarFile jar = new JarFile(Path.of(connection.getJarFile().getName()).toFile())) {
      String name = Path.of(jar.getName()).getFileName().toString().replaceFirst("\\.jar$", "");
      Path folder = cache.resolve(name);
      if (!Files.isDirectory(folder)) {
        unpack(jar, folder);
        requireThatItRuns(folder.resolve("ffmpeg"));
      }
      return new FfmpegPrograms(folder.resolve("ffmpeg"), folder.resolve("ffprobe"));
    }
  }

  private static void unpack(JarFile jar, Path folder) throws IOException {
    Path cache = Files.createDirectories(folder.getParent());
    Path fresh = Files.createTempDirectory(cache, "unpack");
    try {
      for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
        JarEntry entry = entries.nextElement();
        if (isWanted(entry.getName())) {
          copy(jar, entry, fresh.resolve(entry.getName().substring(RESOURCES.length())));
        }
      }
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw e;
    } catch (DirectoryNotEmptyException | FileAlreadyExistsException e) {
      // Another process was faster: what it unpacked is the same.
    } finally {
      if (Files.isDirectory(fresh)) {
        Confinement.discard(fresh);
      }
    }
  }

  /** Programs and shared libraries, without the bindings for Java. */
  private static boolean isWanted(String entry) {
    String file = entry.startsWith(RESOURCES) ? entry.substring(RESOURCES.length()) : "";
    return file.equals("ffmpeg")
        || file.equals("ffprobe")
        || file.startsWith("lib") && file.contains(".so.") && file.indexOf('/') < 0;
  }

  private static void copy(JarFile jar, JarEntry entry, Path file) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      Files.copy(in, file);
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void requireThatItRuns(Path ffmpeg) throws IOException {
    Process process =
        new ProcessBuilder(ffmpeg.toString(), "-version").redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(
            "ffmpeg does not run here ("
                + said.strip()
                + "); on Debian: apt-get install libasound2 libpulse0 libxcb1 libxcb-shm0");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while ffmpeg was tried", e);
    }
  }
}
