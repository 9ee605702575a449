package org.plugcast.renderer.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Ends a browser that uses more than it may, and knows why. */
final class BrowserWatch implements AutoCloseable {
  private static final Duration INTERVAL = Duration.ofMillis(250);

  private final Process process;
  private final BrowserLimits limits;
  private final Thread thread;
  private volatile String reason = "";

  BrowserWatch(Process process, BrowserLimits limits) {
    this.process = process;
    this.limits = limits;
    this.thread = Thread.ofVirtual().name("browser-watch").start(this::watch);
  }

  /** Why the browser was ended; an empty string if it was not. */
  String reason() {
    return reason;
  }

  private void watch() {
    long deadline = System.nanoTime() + limits.time().toNanos();
    try {
      while (!process.waitFor(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
        long memory = memory();
        if (memory > limits.memoryBytes()) {
          end("used more than " + (limits.memoryBytes() >> 20) + " MiB of memory");
        } else if (System.nanoTime() - deadline > 0) {
          end("took more than " + limits.time().toMinutes() + " min");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void end(String why) {
    reason = why;
    process.destroyForcibly();
  }

  /** Memory of its processes in bytes; what they share is counted where most of it is. */
  private long memory() {
    long own = 0;
    long shared = 0;
    for (ProcessHandle child : process.descendants().toList()) {
      List<String> status = status(child.pid());
      own += kib(status, "RssAnon:") << 10;
      shared = Math.max(shared, kib(status, "RssShmem:") << 10);
    }
    return own + shared;
  }

  private static List<String> status(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"));
    } catch (IOException e) {
      return List.of();
    }
  }

  private static long kib(List<String> status, String field) {
    return status.stream()
        .filter(line -> line.startsWith(field))
        .map(line -> line.replaceAll("\\D", ""))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElse(0);
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
