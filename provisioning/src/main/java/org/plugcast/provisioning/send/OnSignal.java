package org.plugcast.provisioning.send;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a thread finish its work when the process is told to end: Ctrl-C, {@code kill}. */
public final class OnSignal implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 5;

  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook;

  private OnSignal(Thread working) {
    hook = new Thread(() -> interrupt(working), "end");
  }

  /** From now on the end of the process interrupts a thread and waits until this is closed. */
  public static OnSignal interrupting(Thread working) {
    OnSignal signal = new OnSignal(working);
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  @Override
  public void close() {
    finished.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending.
    }
  }

  private void interrupt(Thread working) {
    working.interrupt();
    try {
      finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
