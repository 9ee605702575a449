package org.plugcast.renderer;

import java.io.Serial;

/** An item cannot be made ready for air; the message tells an operator why. */
public final class RenderFailedException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  public RenderFailedException(String message) {
    super(message);
  }

  public RenderFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
