package org.plugcast.multicast.twin;

/** Whether the twin sends as well. */
public enum Contest {
  /** Not that this unit knew. */
  NONE,
  /** It was heard three times within a short time, or has said so three times. */
  TWIN_SENDS,
  /** It goes on sending though it should long have given way: it does not hear this unit. */
  TWIN_INSISTS
}
