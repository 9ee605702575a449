package org.plugcast.caching.campaign;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of its own, with what it says in a file. */
final class Program implements AutoCloseable {
  private static final String CLASSES =
      System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));

  private final Process process;
  private final Path log;

  private Program(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts a class of ours. */
  static Program ours(Path folder, String main, Path configuration, Map<String, String> environment)
      throws IOException {
    return start(
        folder,
        List.of(
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            CLASSES,
            main,
            configuration.toString()),
        environment);
  }

  /** Starts Java with these words. */
  static Program start(Path folder, List<String> words, Map<String, String> environment)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xshare:auto"));
    command.addAll(words);
    Files.createDirectories(folder);
    Path log = folder.resolve("log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .redirectInput(new File("/dev/null"));
    builder.environment().putAll(environment);
    return new Program(builder.start(), log);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  /** Ends it without a chance to do anything about it. */
  void kill() throws InterruptedException {
    var _ = process.destroyForcibly();
    var _ = process.waitFor();
  }

  /** Asks it to end, and waits until it has. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(40, TimeUnit.SECONDS)) {
        var _ = process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      var _ = process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
