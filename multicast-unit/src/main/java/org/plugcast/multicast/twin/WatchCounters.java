package org.plugcast.multicast.twin;

/** How often what happened to a channel. One thread writes. */
public final class WatchCounters {
  private long takeovers;
  private long yields;
  private long lapses;
  private long handovers;
  private long changes;

  void count(State before, State after, Cause cause) {
    changes++;
    switch (cause) {
      case SILENCE, TWIN_UNABLE -> takeovers += before instanceof State.Listening ? 0 : 1;
      case OUTRANKED, TWIN_DEAF -> yields++;
      case LAPSED, STALLED -> lapses++;
      case HANDED_OVER -> handovers += after instanceof State.OnAir ? 0 : 1;
      case TWIN_HEARD, TWIN_CLAIMS, UNABLE, ASKED, CANCELLED, MISSED, ADOPTED -> {}
    }
  }

  /** Went on air because nobody else was. */
  public long takeovers() {
    return takeovers;
  }

  /** Gave way because both twins sent. */
  public long yields() {
    return yields;
  }

  /** Had to listen again because it was held up. */
  public long lapses() {
    return lapses;
  }

  /** Left the channel as agreed. */
  public long handovers() {
    return handovers;
  }

  /** Changes of state. */
  public long changes() {
    return changes;
  }
}
