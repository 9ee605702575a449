package org.plugcast.renderer.media;

import java.io.IOException;
import java.io.Serial;

/** A file is what is known, and not shown; the message says what it is and why. */
public final class RefusedMediaException extends IOException {
  @Serial private static final long serialVersionUID = 1;

  public RefusedMediaException(String message) {
    super(message);
  }
}
