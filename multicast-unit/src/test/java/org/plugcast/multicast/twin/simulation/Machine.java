package org.plugcast.multicast.twin.simulation;

import java.util.ArrayList;
import java.util.List;
import org.plugcast.multicast.twin.Rules;
import org.plugcast.multicast.twin.Start;

/** A unit's machine: its clock, and its processes; more than one while it is updated. */
final class Machine {
  private final String name;
  private final Rules rules;
  private final long offsetNs;
  private final List<SimProcess> processes = new ArrayList<>();

  Machine(String name, Rules rules, long offsetNs) {
    this.name = name;
    this.rules = rules;
    this.offsetNs = offsetNs;
  }

  Rules rules() {
    return rules;
  }

  /** How much its clock is ahead. */
  long offsetNs() {
    return offsetNs;
  }

  List<SimProcess> processes() {
    return processes;
  }

  SimProcess start(World world, Start start) {
    processes.removeIf(process -> !process.isAlive());
    SimProcess process = new SimProcess(world, this, start);
    processes.add(process);
    world.judge().started(process);
    return process;
  }

  /** Its supervisor starts a process when there is none. */
  void restart(World world) {
    if (processes.stream().noneMatch(SimProcess::isAlive)) {
      start(world, Start.FRESH);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
