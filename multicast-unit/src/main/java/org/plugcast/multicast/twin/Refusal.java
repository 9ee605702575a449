package org.plugcast.multicast.twin;

/** Why what was asked for is not done. */
public enum Refusal {
  NOT_ON_AIR("this unit does not send the channel"),
  CONTESTED("both twins send the channel"),
  NOT_STANDING_BY("this unit does not stand by for the channel"),
  NOTHING_PLANNED("no handover is planned"),
  NOT_BESIDE_ANOTHER("no other process of this unit has the channel"),
  UNABLE("this unit has nothing to send or no way to"),
  TOO_SOON("the datagram is due in less than 100 ms"),
  TOO_FAR("the datagram is due in more than 60 s");

  private final String words;

  Refusal(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
