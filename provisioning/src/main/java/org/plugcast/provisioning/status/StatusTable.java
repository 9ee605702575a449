package org.plugcast.provisioning.status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The headend as lines of text. Pure.
 *
 * @param destinations where a channel is sent, for people
 * @param watchCommand how a channel is watched
 */
public record StatusTable(PerChannel destinations, PerChannel watchCommand) {
  private static final int NAME = 16;
  private static final int BY = 5;
  private static final int ON_AIR = 44;
  private static final int ENCODING = 24;
  private static final int COARSE_PERCENT = 25;
  private static final int FAILURES = 5;

  /** A text for each channel. */
  @FunctionalInterface
  public interface PerChannel {
    String of(int channel);
  }

  /** Lines for a terminal that is drawn again and again: times and percentages are exact. */
  public List<String> live(HeadendStatus status, Instant now) {
    return draw(
        status,
        air -> air.label() + clock(air, now),
        item -> item.item() + " " + item.progress() + "%");
  }

  /** Lines for a log: they change only when something happens. */
  public List<String> plain(HeadendStatus status) {
    return draw(
        status,
        OnAir.Item::label,
        item -> item.item() + " " + item.progress() / COARSE_PERCENT * COARSE_PERCENT + "%");
  }

  private List<String> draw(HeadendStatus status, AirText airText, EncodingText encodingText) {
    List<String> lines = new ArrayList<>();
    lines.add(units(status));
    if (status.channels().isEmpty()) {
      lines.add(
          status.cachingUnitAnswers()
              ? "no channel yet: waiting for media"
              : "waiting for the caching unit");
      return lines;
    }
    int width = width(status);
    lines.add(row("CH", "NAME", "GROUPS", width, "BY", "ON AIR", "READY", "ENCODING"));
    for (ChannelStatus channel : status.channels()) {
      lines.add(channel(channel, status, width, airText, encodingText));
      addFailures(channel.failed(), lines);
    }
    for (ChannelStatus channel : status.channels()) {
      lines.add("watch " + channel.id() + ":  " + watchCommand.of(channel.id()));
    }
    return lines;
  }

  private static void addFailures(List<ChannelStatus.Failure> failures, List<String> lines) {
    failures.stream()
        .limit(FAILURES)
        .forEach(one -> lines.add("    failed: " + one.item() + ": " + one.reason()));
    if (failures.size() > FAILURES) {
      lines.add("    and " + (failures.size() - FAILURES) + " more failed");
    }
  }

  private static String units(HeadendStatus status) {
    StringBuilder line =
        new StringBuilder("caching unit ").append(state(status.cachingUnitAnswers()));
    status
        .units()
        .forEach(
            unit ->
                line.append(", ").append(unit.unit()).append(' ').append(state(unit.answers())));
    return line.toString();
  }

  private static String state(boolean answers) {
    return answers ? "up" : "not answering";
  }

  private int width(HeadendStatus status) {
    return status.channels().stream()
        .mapToInt(channel -> destinations.of(channel.id()).length())
        .max()
        .orElse(0);
  }

  private String channel(
      ChannelStatus channel,
      HeadendStatus status,
      int width,
      AirText airText,
      EncodingText encodingText) {
    Optional<OnAir> air = status.onAir(channel.id());
    String onAir =
        air.flatMap(OnAir::now)
            .map(airText::of)
            .orElseGet(() -> air.map(OnAir::state).filter(s -> !s.isEmpty()).orElse("waiting"));
    String encoding = channel.encoding().stream().findFirst().map(encodingText::of).orElse("");
    if (channel.encoding().size() > 1) {
      encoding += " +" + (channel.encoding().size() - 1);
    }
    return row(
        String.valueOf(channel.id()),
        channel.name(),
        destinations.of(channel.id()),
        width,
        senders(status.senders(channel.id())),
        onAir,
        channel.ready() + "/" + channel.items(),
        encoding);
  }

  /** The last part of each name, which is a number. */
  private static String senders(List<String> units) {
    return units.stream()
        .map(unit -> unit.substring(unit.lastIndexOf('-') + 1))
        .collect(Collectors.joining(" "));
  }

  private static String row(
      String id,
      String name,
      String groups,
      int groupsWidth,
      String by,
      String air,
      String ready,
      String encoding) {
    return String.format(
            "%3s  %s  %s  %s  %s  %7s  %s",
            id,
            fit(name, NAME),
            fit(groups, Math.max(groupsWidth, "GROUPS".length())),
            fit(by, BY),
            fit(air, ON_AIR),
            ready,
            fit(encoding, ENCODING).stripTrailing())
        .stripTrailing();
  }

  /** Pads or cuts to {@code width} characters. */
  private static String fit(String text, int width) {
    if (text.length() > width) {
      return text.substring(0, width - 1) + "…";
    }
    return text + " ".repeat(width - text.length());
  }

  private static String clock(OnAir.Item item, Instant now) {
    if (item.since().isEmpty()) {
      return "";
    }
    Duration played = Duration.between(item.since().get(), now);
    String length = item.duration().map(d -> "/" + minutes(d)).orElse("");
    return "  " + minutes(played.isNegative() ? Duration.ZERO : played) + length;
  }

  private static String minutes(Duration duration) {
    return duration.toMinutes() + ":" + String.format("%02d", duration.toSecondsPart());
  }

  @FunctionalInterface
  private interface AirText {
    String of(OnAir.Item item);
  }

  @FunctionalInterface
  private interface EncodingText {
    String of(ChannelStatus.Encoding encoding);
  }
}
