package org.plugcast.ts.assemble;

import java.io.Serial;

/** The coded frames cannot be sent in the channel's format; the message says why and what helps. */
public final class DoesNotFitException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  public DoesNotFitException(String message) {
    super(message);
  }
}
