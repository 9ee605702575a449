package org.plugcast.renderer.preview;

import java.io.IOException;

/** A transport stream of known length, any part of which can be read. One reader at a time. */
public interface TransportSource {
  /** Bytes of the whole stream. */
  long size();

  /** Bytes {@code from} to {@code from + length - 1}. */
  byte[] read(long from, int length) throws IOException;
}
