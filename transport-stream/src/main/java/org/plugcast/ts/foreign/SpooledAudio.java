package org.plugcast.ts.foreign;

import java.io.IOException;
import org.plugcast.ts.elementary.AudioStream;
import org.plugcast.ts.store.ElementarySpool;

/** Spooled audio frames from the {@code first} on. For one thread. */
record SpooledAudio(ElementarySpool spool, int first, int frames) implements AudioStream {
  @Override
  public int size(int index) {
    return spool.size(first + index);
  }

  @Override
  public void read(int index, byte[] dst, int offset) throws IOException {
    spool.read(first + index, dst, offset);
  }
}
