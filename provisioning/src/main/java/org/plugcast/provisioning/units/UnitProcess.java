package org.plugcast.provisioning.units;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A unit as an operating system process in a session of its own, so that a Ctrl-C of the terminal
 * reaches only its supervisor.
 *
 * <p>The unit's standard input stays open while the supervisor lives: at its end the unit ends too,
 * also when the supervisor was killed.
 */
public final class UnitProcess implements RunningUnit {
  private static final int LOOK_SECONDS = 2;
  private static final int LONGEST_WORDS = 240;
  private static final int TAIL_BYTES = 4096;

  private final Process process;
  private final Path log;
  private final Set<ProcessHandle> offspring = new HashSet<>();

  /** When all processes were last looked through, which costs too much to do it at every turn. */
  private volatile long lookedNs = System.nanoTime();

  private UnitProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts {@code command}; both its outputs are appended to {@code log}. */
  public static UnitProcess start(List<String> command, Map<String, String> environment, Path log)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    return new UnitProcess(builder.start(), log);
  }

  @Override
  public long pid() {
    return process.pid();
  }

  /**
   * Remembers what the unit starts on the way, since the children of a dead process are unknown.
   */
  @Override
  public int awaitEnd() throws InterruptedException {
    while (!process.waitFor(LOOK_SECONDS, TimeUnit.SECONDS)) {
      rememberOffspring();
    }
    return process.exitValue();
  }

  @Override
  public Optional<Integer> awaitEnd(Duration patience) throws InterruptedException {
    if (System.nanoTime() - lookedNs > TimeUnit.SECONDS.toNanos(LOOK_SECONDS)) {
      rememberOffspring();
    }
    return process.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS)
        ? Optional.of(process.exitValue())
        : Optional.empty();
  }

  @Override
  public void requestStop() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      process.destroy();
    }
  }

  @Override
  public void kill() {
    rememberOffspring();
    process.destroyForcibly();
    synchronized (offspring) {
      offspring.forEach(ProcessHandle::destroyForcibly);
    }
  }

  @Override
  public String lastWords() {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(Math.max(0, file.length() - TAIL_BYTES));
      byte[] tail = new byte[TAIL_BYTES];
      int length = Math.max(0, file.read(tail));
      String text = new String(tail, 0, length, StandardCharsets.UTF_8);
      String last =
          text.lines().map(String::strip).filter(UnitProcess::tells).reduce("", (_, b) -> b);
      return last.length() <= LONGEST_WORDS ? last : last.substring(0, LONGEST_WORDS) + "…";
    } catch (IOException e) {
      return "no log: " + e.getMessage();
    }
  }

  /** Neither empty nor a line of a stack trace. */
  private static boolean tells(String line) {
    return !line.isEmpty() && !line.startsWith("at ") && !line.startsWith("... ");
  }

  private void rememberOffspring() {
    lookedNs = System.nanoTime();
    synchronized (offspring) {
      offspring.removeIf(child -> !child.isAlive());
      process.descendants().forEach(offspring::add);
    }
  }
}
