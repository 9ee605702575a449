package org.plugcast.multicast.twin;

/** Why a channel changed its state. */
public enum Cause {
  SILENCE("the group was silent"),
  TWIN_HEARD("the twin sends"),
  TWIN_CLAIMS("the twin says that it sends"),
  TWIN_UNABLE("the twin says that it cannot send"),
  OUTRANKED("both twins sent, and the other one has precedence"),
  TWIN_DEAF("both twins sent, and the other one does not hear this one"),
  LAPSED("was held up while sending"),
  STALLED("sends nothing though it should"),
  UNABLE("has nothing to send or no way to"),
  ASKED("a handover was planned"),
  CANCELLED("a planned handover was cancelled"),
  HANDED_OVER("the agreed datagram was reached"),
  MISSED("the agreed datagram was missed"),
  ADOPTED("the process beside it is gone");

  private final String words;

  Cause(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
