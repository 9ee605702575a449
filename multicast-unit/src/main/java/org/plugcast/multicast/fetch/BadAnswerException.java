package org.plugcast.multicast.fetch;

import java.io.IOException;

/** The caching unit answered, but not with what was asked for. */
public final class BadAnswerException extends IOException {
  private static final long serialVersionUID = 1L;

  BadAnswerException(String message) {
    super(message);
  }

  BadAnswerException(String message, Throwable cause) {
    super(message, cause);
  }
}
