package org.plugcast.caching.preview;

import java.io.Serial;

/** A preview cannot be made now; the message says why. Later it may. */
public final class PreviewRefusedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public PreviewRefusedException(String message) {
    super(message, null, false, false);
  }
}
