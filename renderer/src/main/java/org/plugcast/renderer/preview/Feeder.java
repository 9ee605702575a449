package org.plugcast.renderer.preview;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.plugcast.renderer.child.Child;

/** Writes a stream to a child until it takes no more, in a thread of its own. */
final class Feeder {
  private static final int PIECE = 188 * 1_000;

  private final TransportSource source;
  private final OutputStream pipe;
  private final AtomicReference<@Nullable IOException> broken = new AtomicReference<>();
  private final Thread thread;

  private Feeder(TransportSource source, long offset, Child child) {
    this.source = source;
    this.pipe = child.input();
    this.thread = Thread.ofVirtual().name("preview-feeder").start(() -> feed(offset));
  }

  /**
   * Begins.
   *
   * @param offset of the first byte
   */
  static Feeder start(TransportSource source, long offset, Child child) {
    return new Feeder(source, offset, child);
  }

  private void feed(long offset) {
    boolean wanted = true;
    for (long at = offset; wanted && at < source.size(); at += PIECE) {
      try {
        wanted = write(source.read(at, (int) Math.min(PIECE, source.size() - at)));
      } catch (IOException e) {
        broken.set(e);
        wanted = false;
      }
    }
    close();
  }

  /** Writes; false once the child has all that it wants. */
  private boolean write(byte[] piece) {
    try {
      pipe.write(piece);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void close() {
    try {
      pipe.close();
    } catch (IOException e) {
      // The child ended before it had read everything.
    }
  }

  /** Waits for the end; call once the child has ended. Throws if the source could not be read. */
  void awaitEnd() throws IOException, InterruptedException {
    thread.join();
    IOException failure = broken.get();
    if (failure != null) {
      throw new IOException("the clip cannot be read: " + failure.getMessage(), failure);
    }
  }
}
