package org.plugcast.multicast.twin;

/** Hears of changes of a channel, on the thread that drives its {@link ChannelWatch}. */
public interface WatchListener {

  /** Another state; the gate has been moved. */
  void changed(ChannelWatch watch, State before, Cause cause);

  /** The reasons of alarms begin or end: sets of {@linkplain Alarm#bit bits}. */
  void alarms(ChannelWatch watch, int raised, int cleared);
}
