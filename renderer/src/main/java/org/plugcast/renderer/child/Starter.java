package org.plugcast.renderer.child;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Starts all children from one thread that lives as long as this process.
 *
 * <p>A child asks the kernel to be killed when its parent is gone ({@code PR_SET_PDEATHSIG}); the
 * kernel means the <em>thread</em> that started it. The threads that render come and go, and those
 * that carry virtual threads too: none of them may start a child.
 */
public final class Starter {
  private static final ExecutorService THREAD =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("child-starter").factory());

  private Starter() {}

  /** Starts a child; an interrupt waits until it is there, as nobody else could end it. */
  public static Process start(ProcessBuilder builder) throws IOException {
    Future<Process> started = THREAD.submit(builder::start);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return started.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
