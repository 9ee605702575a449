package org.plugcast.provisioning.encode;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.plugcast.ts.inspect.Report;
import org.plugcast.ts.inspect.StreamInspector;

/** An inspector on a thread of its own, one piece behind whoever writes. One owner. */
final class InspectionBeside implements AutoCloseable {
  private final StreamInspector inspector = new StreamInspector();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("inspect").factory());
  private Future<?> last = CompletableFuture.completedFuture(null);

  /**
   * Takes the next bytes, {@code piece[0..length)}, once those before have been inspected.
   *
   * @param piece stays as it is from now on
   */
  void push(byte[] piece, int length) throws InterruptedException {
    await();
    last = thread.submit(() -> inspector.push(piece, 0, length));
  }

  /** Takes the end of the stream and returns what was found. */
  Report finish() throws InterruptedException {
    await();
    return inspector.finish();
  }

  private void await() throws InterruptedException {
    try {
      last.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("inspecting broke", e.getCause());
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
