package org.plugcast.caching.http;

import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import org.plugcast.caching.station.ChannelView;
import org.plugcast.caching.station.ItemView;
import org.plugcast.caching.station.Station;

/** What a request names. A {@link Problem} tells what is wrong with it. */
public final class Parameters {
  private Parameters() {}

  /** The first value of a parameter, unless it is empty. */
  public static Optional<String> query(RoutingContext context, String name) {
    return context.queryParam(name).stream().findFirst().filter(value -> !value.isEmpty());
  }

  static String required(RoutingContext context, String name) {
    return query(context, name)
        .orElseThrow(
            () -> new Problem(Problem.BAD_REQUEST, "missing parameter", name + " is missing"));
  }

  /** One of a few words. */
  static String choice(RoutingContext context, String name, List<String> words) {
    String word = query(context, name).orElse(words.getFirst());
    if (!words.contains(word)) {
      throw Problem.badParameter(name, word, String.join(" or ", words));
    }
    return word;
  }

  static int number(RoutingContext context, String name, int otherwise, int largest) {
    String text = query(context, name).orElse(Integer.toString(otherwise));
    try {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= largest) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw Problem.badParameter(name, text, "a number from 1 to " + largest);
    }
    throw Problem.badParameter(name, text, "a number from 1 to " + largest);
  }

  /** A part of the path. */
  public static String path(RoutingContext context, String name) {
    return Optional.ofNullable(context.pathParam(name)).orElse("");
  }

  /** The channel of a path such as {@code /channels/3}. */
  static ChannelView channelById(RoutingContext context, Station station) {
    String id = path(context, "id");
    return channel(station, id).orElseThrow(() -> Problem.notFound("channel", id));
  }

  /** A channel by its name, or else by its number. */
  public static ChannelView channelByName(Station station, String name) {
    return station
        .channel(name)
        .or(() -> channel(station, name))
        .orElseThrow(() -> Problem.notFound("channel", name));
  }

  /** The item of a path such as {@code /items/3}. */
  static Located itemById(RoutingContext context, Station station) {
    String id = path(context, "id");
    return number(id)
        .flatMap(number -> item(station, number))
        .orElseThrow(() -> Problem.notFound("item", id));
  }

  static Optional<Located> item(Station station, long id) {
    for (ChannelView channel : station.channels()) {
      for (ItemView item : channel.items()) {
        if (item.item().id() == id) {
          return Optional.of(new Located(channel, item));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<ChannelView> channel(Station station, String id) {
    return number(id)
        .filter(number -> number <= Integer.MAX_VALUE)
        .flatMap(number -> station.channel(number.intValue()));
  }

  private static Optional<Long> number(String text) {
    return text.matches("\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }

  /** An item and the channel it is in. */
  record Located(ChannelView channel, ItemView item) {}
}
