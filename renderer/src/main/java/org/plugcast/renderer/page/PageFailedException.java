package org.plugcast.renderer.page;

import java.io.Serial;

/** A page cannot be shown; the message tells an operator why. */
public final class PageFailedException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  public PageFailedException(String message) {
    super(message);
  }

  public PageFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
