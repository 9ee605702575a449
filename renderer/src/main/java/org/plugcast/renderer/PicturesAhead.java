package org.plugcast.renderer;

import java.io.IOException;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.plugcast.renderer.encode.Pictures;
import org.plugcast.renderer.encode.VideoRate;

/**
 * Pictures that are made while the sound is, in the number that it is likely to want. One thread
 * asks for them; another makes them, and is through once this is closed.
 */
final class PicturesAhead implements AutoCloseable {
  private final OptionalInt likely;
  private final VideoRate first;
  private final Maker maker;
  private final FutureTask<Pictures> task;
  private final Thread thread;
  private boolean over;

  /** Makes so many pictures at a rate. */
  interface Maker {
    Pictures make(VideoRate rate, int frames)
        throws IOException, InterruptedException, RenderFailedException;
  }

  /**
   * Begins with them.
   *
   * @param likely number; empty: nothing is made before it is known
   * @param first rate that is tried
   */
  PicturesAhead(OptionalInt likely, VideoRate first, Maker maker) {
    this.likely = likely;
    this.first = first;
    this.maker = maker;
    this.task = new FutureTask<>(() -> maker.make(first, likely.orElseThrow()));
    this.thread = Thread.ofVirtual().name("pictures").unstarted(task);
    this.over = likely.isEmpty();
    if (!over) {
      thread.start();
    }
  }

  /** So many pictures at a rate: those made ahead, once, if they are such; else others. */
  Pictures take(VideoRate rate, int frames)
      throws IOException, InterruptedException, RenderFailedException {
    if (over || !rate.equals(first) || frames != likely.getAsInt()) {
      close();
      return maker.make(rate, frames);
    }
    Pictures pictures = made();
    over = true;
    return pictures;
  }

  private Pictures made() throws IOException, InterruptedException, RenderFailedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      over = true;
      switch (e.getCause()) {
        case IOException io -> throw io;
        case RenderFailedException failed -> throw failed;
        case InterruptedException interrupted -> throw interrupted;
        case RuntimeException fault -> throw fault;
        case null, default -> throw new IllegalStateException("pictures", e);
      }
    }
  }

  /** Ends the making, waits for the end, and drops what came of it. */
  @Override
  public void close() throws IOException {
    if (over) {
      return;
    }
    over = true;
    thread.interrupt();
    awaitEnd();
    if (task.state() == Future.State.SUCCESS) {
      task.resultNow().close();
    }
  }

  private void awaitEnd() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
