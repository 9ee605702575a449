package org.plugcast.multicast.handover;

/** A handover that does not take place; the message says why, for people. Nothing has changed. */
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  public Refusal(String message) {
    super(message);
  }
}
