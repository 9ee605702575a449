package org.plugcast.caching.share;

/** A job was not done, through no fault of its item, and has to be done later or elsewhere. */
public final class TryAgainException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TryAgainException(String message) {
    super(message);
  }

  TryAgainException(String message, Throwable cause) {
    super(message, cause);
  }
}
