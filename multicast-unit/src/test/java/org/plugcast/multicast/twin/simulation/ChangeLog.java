package org.plugcast.multicast.twin.simulation;

import org.plugcast.multicast.twin.Alarm;
import org.plugcast.multicast.twin.Cause;
import org.plugcast.multicast.twin.ChannelWatch;
import org.plugcast.multicast.twin.State;
import org.plugcast.multicast.twin.WatchListener;

/** Writes down what a process decides. */
final class ChangeLog implements WatchListener {
  private final World world;
  private final SimProcess process;

  ChangeLog(World world, SimProcess process) {
    this.world = world;
    this.process = process;
  }

  @Override
  public void changed(ChannelWatch watch, State before, Cause cause) {
    world.judge().changed(process, watch.state(), cause);
  }

  @Override
  public void alarms(ChannelWatch watch, int raised, int cleared) {
    world.note(
        () ->
            process.machine() + " alarms +" + Alarm.ofBits(raised) + " -" + Alarm.ofBits(cleared));
  }
}
