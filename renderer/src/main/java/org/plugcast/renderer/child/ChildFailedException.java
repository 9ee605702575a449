package org.plugcast.renderer.child;

import java.io.IOException;
import java.io.Serial;

/** A child ended badly or broke a limit; the message says so in words, with its last lines. */
public final class ChildFailedException extends IOException {
  @Serial private static final long serialVersionUID = 1;

  public ChildFailedException(String message) {
    super(message);
  }
}
