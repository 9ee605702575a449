package org.plugcast.renderer.child;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A confined program with its three pipes.
 *
 * <p>It is killed when this process is gone. One thread reads the output; another may write the
 * input.
 */
public final class Child implements AutoCloseable {
  /** File descriptor by which a program gets a file beside its input. */
  public static final int BESIDE = 3;

  /** Opens a file for the program that follows; what is not to be opened ends it with a reason. */
  private static final String OPENING = "exec \"$@\" " + BESIDE + "<\"$0\"";

  /** Between looks at the time that it takes. */
  private static final long LOOK_MILLIS = 250;

  private static final int KEPT_LINES = 12;
  private static final int KEPT_LINE_LENGTH = 300;

  /** Progress of {@code ffmpeg -progress}: no part of what a person wants to read. */
  private static final Pattern PROGRESS = Pattern.compile("\\w+= *\\S*");

  /** Where in its memory a part of ffmpeg is that speaks, and how loud. */
  private static final Pattern ADDRESS =
      Pattern.compile("\\[[^\\]]* @ 0x[0-9a-f]+\\] *|\\[(error|fatal|warning)\\] *");

  private final String name;
  private final Process process;
  private final Limits limits;
  private final Listener listener;
  private final Thread watchdog;
  private final Thread logReader;
  private final Deque<String> lastLines = new ArrayDeque<>();
  private final AtomicReference<@Nullable String> broken = new AtomicReference<>();

  private Child(String name, Process process, Limits limits, Listener listener) {
    this.name = name;
    this.process = process;
    this.limits = limits;
    this.listener = listener;
    this.watchdog = Thread.ofVirtual().name(name + "-watchdog").start(this::watch);
    this.logReader = Thread.ofVirtual().name(name + "-log").start(this::readLog);
  }

  /** Starts a program that reads {@code input}. */
  public static Child reading(Path input, List<String> command, Limits limits, Listener listener)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder();
    builder.redirectInput(ProcessBuilder.Redirect.from(input.toFile()));
    return start(
        builder, Confinement.forCodec(command.getFirst(), limits), command, limits, listener);
  }

  /** Starts a program that reads what is written to {@link #input}. */
  public static Child fed(List<String> command, Limits limits, Listener listener)
      throws IOException {
    return start(
        new ProcessBuilder(),
        Confinement.forCodec(command.getFirst(), limits),
        command,
        limits,
        listener);
  }

  /**
   * Starts a program that reads what is written to {@link #input}, and {@code file} by {@link
   * #BESIDE}.
   */
  public static Child fedBeside(Path file, List<String> command, Limits limits, Listener listener)
      throws IOException {
    List<String> opening =
        new ArrayList<>(List.of("sh", "-c", OPENING, file.toAbsolutePath().toString()));
    opening.addAll(Confinement.forCodec(command.getFirst(), limits));
    return start(new ProcessBuilder(), opening, command, limits, listener);
  }

  /**
   * Starts a program that reads what is written to {@link #input} and whose output is a file, in
   * which it may seek. The file is opened here: the program can create none, and write no more to
   * this one than its limit.
   */
  public static Child fedInto(Path output, List<String> command, Limits limits, Listener listener)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder();
    builder.redirectOutput(ProcessBuilder.Redirect.to(output.toFile()));
    return start(
        builder, Confinement.forFileWriter(command.getFirst(), limits), command, limits, listener);
  }

  private static Child start(
      ProcessBuilder builder,
      List<String> confinement,
      List<String> command,
      Limits limits,
      Listener listener)
      throws IOException {
    List<String> words = new ArrayList<>(confinement);
    words.addAll(command);
    builder.command(words);
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().put("LANG", "C.UTF-8");
    String name = Path.of(command.getFirst()).getFileName().toString();
    return new Child(name, Starter.start(builder), limits, listener);
  }

  /** The child's standard input. */
  public OutputStream input() {
    return process.getOutputStream();
  }

  /** The child's standard output, up to its limit. After its end call {@link #awaitEnd}. */
  public InputStream output() {
    return new LimitedOutput(process.getInputStream());
  }

  /** Copies all output to {@code out} and waits for the end. */
  public void drainTo(OutputStream out) throws IOException, InterruptedException {
    try {
      output().transferTo(out);
    } catch (ClosedByInterruptException e) {
      throw stopped(e);
    }
    awaitEnd();
  }

  /** What an interrupt is that was noticed while reading {@link #output} or writing a file. */
  public static InterruptedException stopped(ClosedByInterruptException cause) {
    Thread.interrupted();
    InterruptedException stopped = new InterruptedException("stopped");
    stopped.initCause(cause);
    return stopped;
  }

  /**
   * Ends the child at once when the thread that waits for its output is interrupted, which a pipe
   * would not notice; that thread gets a {@link ClosedByInterruptException}.
   */
  private final class Interruption extends AbstractInterruptibleChannel {
    @Override
    protected void implCloseChannel() {
      kill("was stopped");
    }

    int read(InputStream pipe, byte[] dst, int offset, int length) throws IOException {
      int n = -1;
      begin();
      try {
        n = readPipe(pipe, dst, offset, length);
      } finally {
        end(true);
      }
      return n;
    }
  }

  private int readPipe(InputStream pipe, byte[] dst, int offset, int length) throws IOException {
    try {
      return pipe.read(dst, offset, length);
    } catch (IOException e) {
      if (broken.get() != null || !process.isAlive()) {
        return -1;
      }
      throw e;
    }
  }

  /** What the child writes; a killed child's pipe ends, and {@link #awaitEnd} tells why. */
  private final class LimitedOutput extends FilterInputStream {
    private final Interruption interruption = new Interruption();
    private long total;

    LimitedOutput(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] dst, int offset, int length) throws IOException {
      int n = interruption.read(in, dst, offset, length);
      total += Math.max(0, n);
      if (total > limits.outputBytes()) {
        kill("wrote more than " + limits.outputBytes() + " bytes");
        return -1;
      }
      return n;
    }
  }

  /** Waits until the child has ended; throws with its last words unless it ended well. */
  public void awaitEnd() throws IOException, InterruptedException {
    int status = process.waitFor();
    logReader.join();
    String reason = broken.get();
    if (reason != null) {
      throw new ChildFailedException(name + " " + reason);
    }
    if (status != 0) {
      throw new ChildFailedException(name + " " + Ending.words(status, said()));
    }
  }

  /** Last lines that the child wrote to its standard error. */
  public String said() {
    synchronized (lastLines) {
      return String.join("; ", lastLines);
    }
  }

  private void readLog() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      for (String line; (line = boundedLine(reader)) != null; ) {
        synchronized (lastLines) {
          if (!PROGRESS.matcher(line).matches() && !line.contains("[info]")) {
            lastLines.addLast(ADDRESS.matcher(line).replaceAll(""));
          }
          if (lastLines.size() > KEPT_LINES) {
            lastLines.removeFirst();
          }
        }
        listener.said(line);
      }
    } catch (IOException e) {
      kill("closed its log: " + e.getMessage());
    }
  }

  private static @Nullable String boundedLine(BufferedReader reader) throws IOException {
    StringBuilder line = new StringBuilder();
    int c;
    while ((c = reader.read()) >= 0 && c != '\n' && c != '\r') {
      if (line.length() < KEPT_LINE_LENGTH) {
        line.append(c < ' ' ? ' ' : (char) c);
      }
    }
    return c < 0 && line.isEmpty() ? null : line.toString();
  }

  private void watch() {
    long end = System.nanoTime() + limits.time().toNanos();
    try {
      while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        if (System.nanoTime() - end > 0) {
          kill("did not end within " + limits.time().toSeconds() + " s");
        }
        listener.impatience().ifPresent(this::kill);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the child; {@link #drainTo} then fails with this reason. */
  public void kill(String reason) {
    broken.compareAndSet(null, reason);
    process.destroyForcibly();
  }

  /** Ends the child if it still runs. */
  @Override
  public void close() {
    process.destroyForcibly();
    watchdog.interrupt();
  }
}
