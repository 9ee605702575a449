package org.plugcast.provisioning.headend;

import java.util.List;
import java.util.stream.Stream;
import org.plugcast.provisioning.units.GroupPlan;

/** Where channels are sent, for people. Pure. */
record Destinations(HeadendSettings settings) {

  /** Group and port of each unit; once if they have the same. */
  String of(int channel) {
    List<String> all = addresses(channel).distinct().toList();
    return String.join(" ", all);
  }

  /** A command that shows the channel. */
  String watchCommand(int channel) {
    String address =
        settings.transport().key() + "://@" + addresses(channel).findFirst().orElseThrow();
    return settings.networkInterface().equals("lo")
        ? "vlc --miface=lo " + address
        : "vlc " + address;
  }

  private Stream<String> addresses(int channel) {
    return settings.groups().stream().map(plan -> address(plan, channel));
  }

  private static String address(GroupPlan plan, int channel) {
    return plan.group(channel) + ":" + plan.port();
  }
}
