package org.plugcast.multicast.twin;

/** Which of the twins a unit is: when both want to send, the main one does. */
public enum Role {
  MAIN(0),
  BACKUP(1);

  private final int code;

  Role(int code) {
    this.code = code;
  }

  /** Its number in a heartbeat; the lower one has precedence. */
  int code() {
    return code;
  }
}
