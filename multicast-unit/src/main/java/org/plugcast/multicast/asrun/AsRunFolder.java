package org.plugcast.multicast.asrun;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** The files of one channel's log: one for each day of UTC, and the head of the chain. */
record AsRunFolder(Path folder) {
  private static final String SUFFIX = ".asrun";

  static AsRunFolder of(Path data, int channel) {
    return new AsRunFolder(data.resolve("asrun").resolve(Integer.toString(channel)));
  }

  Path day(LocalDate day) {
    return folder.resolve(day + SUFFIX);
  }

  Path head() {
    return folder.resolve("head");
  }

  /** The days' files, oldest first. */
  List<Path> days() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("\\d{4}-\\d{2}-\\d{2}\\" + SUFFIX))
          .sorted()
          .toList();
    }
  }

  static LocalDate dayOf(Path file) {
    String name = file.getFileName().toString();
    return LocalDate.parse(name.substring(0, name.length() - SUFFIX.length()));
  }
}
