package org.plugcast.provisioning.twins;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Something that an operator has to look after.
 *
 * @param unit that raised it; empty if it follows from what all of them tell
 * @param channel number of the channel, 0 for the whole unit
 * @param text for people
 */
public record Alarm(String unit, int channel, String text) {

  /** Alarms that the units raise, and what follows from their answers together. */
  public static List<Alarm> all(List<TwinStatus> units) {
    List<Alarm> alarms = new ArrayList<>();
    for (TwinStatus unit : units) {
      ofUnit(unit, alarms);
    }
    TreeSet<Integer> channels = new TreeSet<>();
    units.forEach(unit -> unit.channels().forEach(channel -> channels.add(channel.channel())));
    channels.stream()
        .filter(channel -> silent(units, channel))
        .forEach(channel -> alarms.add(new Alarm("", channel, "no unit has it on air")));
    return List.copyOf(alarms);
  }

  private static void ofUnit(TwinStatus unit, List<Alarm> alarms) {
    if (!unit.twins().equals("none") && !unit.heartbeat().alive()) {
      alarms.add(new Alarm(unit.unit(), 0, "the twin's heartbeat is not heard"));
    }
    unit.alarms().forEach(text -> alarms.add(new Alarm(unit.unit(), 0, text)));
    for (TwinChannel channel : unit.channels()) {
      channel.alarms().forEach(text -> alarms.add(new Alarm(unit.unit(), channel.channel(), text)));
    }
  }

  /** Nobody sends it, as far as these units know: not even a twin that was not asked. */
  private static boolean silent(List<TwinStatus> units, int channel) {
    return units.stream()
        .flatMap(unit -> unit.channel(channel).stream())
        .noneMatch(one -> one.sends() || one.onAirBy().equals("twin"));
  }

  /** One line for people. */
  public String words() {
    String where = channel == 0 ? unit : "channel " + channel + (unit.isEmpty() ? "" : ", " + unit);
    return where + ": " + text;
  }
}
