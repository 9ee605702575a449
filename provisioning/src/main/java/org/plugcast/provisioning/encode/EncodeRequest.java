package org.plugcast.provisioning.encode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.plugcast.renderer.ChannelPage;
import org.plugcast.renderer.Profile;

/**
 * What is to be made of which files.
 *
 * @param targets the file that is made of each
 * @param folder of the targets
 * @param jobs files that are worked on at a time
 * @param slide how long each still picture is shown
 */
public record EncodeRequest(
    SequencedMap<Path, Path> targets,
    Path folder,
    Profile profile,
    ChannelPage page,
    int jobs,
    Duration slide,
    Chapters chapters) {
  private static final int MOST_JOBS = 64;

  /** What becomes of the chapters of a file. */
  public enum Chapters {
    ONE_ITEM,
    /** Each is an item: {@code NAME-01.ts} and so on. */
    ITEMS
  }

  /**
   * Gives each file a target: its name with {@code .ts} in the folder.
   *
   * @throws IllegalArgumentException if that is not possible, saying why
   */
  public static EncodeRequest of(
      List<Path> files,
      Path folder,
      Profile profile,
      ChannelPage page,
      int jobs,
      Duration slide,
      Chapters chapters) {
    if (jobs < 1 || jobs > MOST_JOBS) {
      throw new IllegalArgumentException("--jobs " + jobs + ": expected 1 to " + MOST_JOBS);
    }
    SequencedMap<Path, Path> targets = new LinkedHashMap<>();
    for (Path file : files) {
      Path target = folder.resolve(stem(file) + ".ts").toAbsolutePath().normalize();
      targets.entrySet().stream()
          .filter(other -> other.getValue().equals(target))
          .findFirst()
          .ifPresent(
              other -> {
                throw new IllegalArgumentException(
                    other.getKey() + " and " + file + " would both become " + target);
              });
      if (target.equals(file.toAbsolutePath().normalize())) {
        throw new IllegalArgumentException(
            file + " would be replaced by what is made of it: give another folder with -o");
      }
      targets.put(file, target);
    }
    return new EncodeRequest(targets, folder, profile, page, jobs, slide, chapters);
  }

  private static String stem(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
