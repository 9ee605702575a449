package org.plugcast.multicast.sender;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The sender's process as its unit sees it: commands go in, answers come out. It warms up at once,
 * and touches neither network nor channels before it is told to begin.
 */
final class SenderChild {
  /** In a session of its own, so that a Ctrl-C of the terminal reaches only its unit. */
  private static final Path SETSID = Path.of("/usr/bin/setsid");

  private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");

  /**
   * Microseconds that a real-time thread may go on without a pause; then the kernel ends the
   * process, and a spare one takes its place. None does in normal work: one that did would keep the
   * whole machine from working. getrlimit(2), RLIMIT_RTTIME.
   */
  private static final String LONGEST_RUN = "--rttime=500000:500000";

  /**
   * It allocates next to nothing, so its heap is the least that starts.
   *
   * <p>One compiler works, and {@link WarmUp} lets it finish before anything is due. With several
   * tiers a compiler takes the code of the tier before away, and threads that come upon a method of
   * which that is half done try again and again: real-time threads so keep the compiler from ever
   * ending it, and everything stands still until the kernel stops them. For the same reason it
   * compiles all that is written and not only what has happened so far: code that had left
   * something out would be given up at the first takeover.
   */
  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-Xms8m",
          "-Xmx16m",
          "-Xss256k",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:ReservedCodeCacheSize=24m",
          "-XX:-TieredCompilation",
          "-XX:PerMethodTrapLimit=0",
          "-XX:PerBytecodeTrapLimit=0",
          "-XX:-UseDynamicNumberOfCompilerThreads",
          "-XX:-UsePerfData",
          "-Xshare:auto",
          "-Xlog:disable",
          "--enable-native-access=ALL-UNNAMED");

  /** The line that it waits for; all that follow are {@link Command}s. */
  static final String BEGIN = "begin";

  private final Process process;
  private final Writer commands;
  private final BufferedReader answers;

  private SenderChild(Process process) {
    this.process = process;
    this.commands = process.outputWriter(StandardCharsets.UTF_8);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  static SenderChild start(Path clock, Path heard, SenderSettings settings) throws IOException {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(SETSID)) {
      command.add(SETSID.toString());
    }
    if (Files.isExecutable(PRLIMIT)) {
      command.addAll(List.of(PRLIMIT.toString(), LONGEST_RUN));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(SenderMain.class.getName());
    command.add(clock.toString());
    command.add(heard.toString());
    command.addAll(settings.toArguments());
    return new SenderChild(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Has {@code action} done when it has ended. */
  void onEnd(Runnable action) {
    Thread.ofVirtual()
        .start(
            () -> {
              process.onExit().join();
              action.run();
            });
  }

  /** Lets it open its sockets; it answers when it is ready. */
  void begin() {
    tell(BEGIN);
  }

  /**
   * A command for a process that has just ended is lost: whoever starts the next one repeats it.
   */
  void tell(Command command) {
    tell(Command.write(command));
  }

  private synchronized void tell(String line) {
    try {
      commands.write(line);
      commands.write('\n');
      commands.flush();
    } catch (IOException e) {
      process.destroyForcibly();
    }
  }

  /** Waits for the next answer; empty when the process has ended. */
  Optional<Answer> next() {
    try {
      return Optional.ofNullable(answers.readLine()).map(Answer::parse);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Ends it, also when it does not listen. */
  void end() {
    process.destroyForcibly();
  }
}
