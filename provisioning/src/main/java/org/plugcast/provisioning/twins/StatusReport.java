package org.plugcast.provisioning.twins;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Units and channels as lines of at most {@value #WIDTH} characters. Pure. */
public final class StatusReport {
  static final int WIDTH = 80;
  private static final String ROW = "%3s  %-12s  %-9s  %13s  %-12s  %s";
  private static final String DETAIL = " ".repeat(7);

  private StatusReport() {}

  /** Each unit, then each channel with what every unit tells of it, then what is wrong. */
  public static List<String> lines(List<UnitAnswer> answers) {
    List<String> lines = new ArrayList<>();
    answers.forEach(answer -> lines.add(unit(answer)));
    List<TwinStatus> units = Survey.told(answers);
    Map<Integer, String> channels = channels(units);
    if (!channels.isEmpty()) {
      lines.add("");
      lines.add(String.format(ROW, "CH", "UNIT", "STATE", "PACKET", "SOURCE", "GROUP"));
    }
    channels.forEach(
        (id, name) -> {
          lines.add(String.format("%3d  %s", id, name));
          units.forEach(unit -> unit.channel(id).ifPresent(one -> channel(unit, one, lines)));
        });
    lines.add("");
    verdict(answers, units, lines);
    return lines.stream().flatMap(line -> wrapped(line).stream()).toList();
  }

  private static String unit(UnitAnswer answer) {
    return switch (answer) {
      case UnitAnswer.Silent silent -> silent.unit() + " does not answer: " + silent.reason();
      case UnitAnswer.Told(var uri, TwinStatus status, var json) ->
          String.join(
              ", ",
              parts(
                  status.unit() + ": " + status.role(),
                  status.twins().equals("none") ? "no twin" : status.twins(),
                  "process " + status.pid(),
                  status.version().isEmpty() ? "" : "version " + status.version(),
                  heartbeat(status),
                  status.update().phase().equals("none")
                      ? ""
                      : "update " + status.update().words()));
    };
  }

  private static List<String> parts(String... parts) {
    return List.of(parts).stream().filter(part -> !part.isEmpty()).toList();
  }

  private static String heartbeat(TwinStatus status) {
    if (status.twins().equals("none")) {
      return "";
    }
    if (!status.heartbeat().alive()) {
      return "twin not heard";
    }
    OptionalLong age = status.heartbeat().ageMs();
    return "twin heard"
        + (age.isPresent() ? " " + age.getAsLong() + " ms ago" : "")
        + (status.clockOffsetNs().isPresent() ? ", " + clock(status.clockOffsetNs()) : "");
  }

  private static String clock(OptionalLong offsetNs) {
    return String.format(
        Locale.ROOT, "its clock %+.2f ms from this one's", offsetNs.orElseThrow() / 1e6);
  }

  private static Map<Integer, String> channels(List<TwinStatus> units) {
    Map<Integer, String> names = new TreeMap<>();
    units.forEach(
        unit -> unit.channels().forEach(one -> names.putIfAbsent(one.channel(), one.name())));
    return names;
  }

  private static void channel(TwinStatus unit, TwinChannel one, List<String> lines) {
    lines.add(
        String.format(
            ROW, "", unit.unit(), one.state(), one.index(), one.source(), one.destination()));
    if (!one.now().isEmpty()) {
      lines.add(cut(DETAIL + one.now()));
    }
    if (!one.verification().words().isEmpty()) {
      lines.add(DETAIL + one.verification().words());
    }
    if (!one.twinSource().isEmpty() && !one.twinSource().equals(one.source())) {
      lines.add(DETAIL + "twin: " + one.twinSource());
    }
    if (one.onAirBy().startsWith("foreign")) {
      lines.add(DETAIL + "on air by " + one.onAirBy());
    }
  }

  private static void verdict(
      List<UnitAnswer> answers, List<TwinStatus> units, List<String> lines) {
    List<Alarm> alarms = Alarm.all(units);
    alarms.forEach(alarm -> lines.add("ALARM " + alarm.words()));
    int silent = answers.size() - units.size();
    if (silent > 0) {
      lines.add(
          silent
              + " of "
              + answers.size()
              + " units "
              + (silent == 1 ? "does" : "do")
              + " not answer");
    } else if (alarms.isEmpty()) {
      lines.add("all is well");
    }
  }

  private static String cut(String line) {
    return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…";
  }

  /** Breaks a line at spaces; what follows is indented. */
  private static List<String> wrapped(String line) {
    List<String> lines = new ArrayList<>();
    String rest = line;
    while (rest.length() > WIDTH) {
      int space = rest.lastIndexOf(' ', WIDTH);
      int end = space > DETAIL.length() ? space : WIDTH;
      lines.add(rest.substring(0, end));
      rest = DETAIL + rest.substring(end).strip();
    }
    lines.add(rest);
    return lines;
  }
}
