package org.plugcast.caching.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An encoder that is killed and started again. */
final class Worker implements AutoCloseable {
  /** What it was doing when it was killed, by its log. */
  enum Doing {
    STARTING,
    IDLE,
    ENCODING,
    STORING
  }

  private final Path folder;
  private final Path configuration;
  private final Map<String, String> environment;
  private Program program;
  private int seen;

  Worker(Path folder, String configuration, Map<String, String> environment) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.configuration =
        Files.writeString(
            folder.resolve("worker.conf"),
            configuration
                + "data = "
                + folder.resolve("data")
                + "\nname = "
                + folder.getFileName());
    this.environment = environment;
    this.program = start();
  }

  private Program start() throws IOException {
    return Program.ours(folder, "org.plugcast.caching.EncoderWorker", configuration, environment);
  }

  /** Kills it and starts it again; tells what it was doing. */
  Doing killAndStart() throws IOException, InterruptedException {
    program.kill();
    String log = program.log();
    Doing doing = doing(log.substring(seen).lines().toList());
    seen = log.length();
    program = start();
    return doing;
  }

  boolean isUp() throws IOException {
    return program.log().substring(seen).contains("worker-started");
  }

  /** Whether it makes or stores a clip. */
  boolean isAtWork() throws IOException {
    Doing doing = doing(program.log().substring(seen).lines().toList());
    return doing == Doing.ENCODING || doing == Doing.STORING;
  }

  boolean isAlive() {
    return program.isAlive();
  }

  String log() throws IOException {
    return program.log();
  }

  private static Doing doing(List<String> lines) {
    Doing doing = Doing.STARTING;
    for (String line : lines) {
      if (line.contains("worker-started") || line.contains("clip-stored")) {
        doing = Doing.IDLE;
      } else if (line.contains("encoding-begun")) {
        doing = Doing.ENCODING;
      } else if (line.contains("encoding-ended") && line.contains("outcome=Made")) {
        doing = Doing.STORING;
      } else if (line.contains("encoding-ended")) {
        doing = Doing.IDLE;
      }
    }
    return doing;
  }

  /** Files that lie in its folder but should not once nothing is under way. */
  List<Path> leftovers() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
      return files.filter(Files::isRegularFile).filter(file -> !file.endsWith("lock")).toList();
    }
  }

  @Override
  public void close() {
    program.close();
  }
}
