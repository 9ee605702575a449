package org.plugcast.provisioning.update;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A build of the program, and the Java runtime that it runs on.
 *
 * @param javaHome folder that has {@code bin/java}
 * @param classPath jars and folders, absolute, separated as the platform does
 */
public record Version(Path javaHome, String classPath) {
  /** Folders of builds are named for a digest of what they were built from. */
  private static final String BUILD = "[0-9a-f]{16}";

  public Version {
    if (!javaHome.isAbsolute()) {
      throw new IllegalArgumentException("Java home " + javaHome + " is not an absolute path");
    }
    List<Path> entries = entries(classPath);
    if (entries.isEmpty() || !entries.stream().allMatch(Path::isAbsolute)) {
      throw new IllegalArgumentException(
          "the class path is empty or has an entry that is not absolute");
    }
  }

  /** The version of the program that asks. */
  public static Version ofThisProcess() {
    List<String> absolute =
        entries(System.getProperty("java.class.path")).stream()
            .map(entry -> entry.toAbsolutePath().normalize().toString())
            .toList();
    return new Version(
        Path.of(System.getProperty("java.home")).toAbsolutePath(),
        String.join(System.getProperty("path.separator"), absolute));
  }

  /** Parts of the class path, in order. */
  public List<Path> entries() {
    return entries(classPath);
  }

  /** The program that starts it. */
  public Path java() {
    return javaHome.resolve("bin").resolve("java");
  }

  /** The folder of the build, if it lies in one of its own. */
  public Optional<Path> folder() {
    return Optional.ofNullable(entries().getFirst().getParent())
        .filter(folder -> String.valueOf(folder.getFileName()).matches(BUILD));
  }

  /** Short and the same for the same version. */
  public String name() {
    return folder()
        .map(folder -> String.valueOf(folder.getFileName()))
        .orElseGet(() -> String.format("%08x", classPath.hashCode()));
  }

  private static List<Path> entries(String classPath) {
    return List.of(classPath.split(System.getProperty("path.separator"), -1)).stream()
        .filter(entry -> !entry.isEmpty())
        .map(Path::of)
        .toList();
  }
}
