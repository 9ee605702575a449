package org.plugcast.renderer.proxy;

import java.io.IOException;
import java.io.Serial;

/** A page asked for what it may not have; the message says why, in an operator's words. */
final class RefusedException extends IOException {
  @Serial private static final long serialVersionUID = 1;

  RefusedException(String message) {
    super(message);
  }
}
