package org.plugcast.caching.http.encoder;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.plugcast.caching.http.Parameters;
import org.plugcast.caching.http.Problem;
import org.plugcast.caching.station.ChannelView;
import org.plugcast.caching.station.ItemView;
import org.plugcast.caching.station.Station;

/**
 * Which items a request means. Names are looked up in what the station shows, and never become part
 * of a path.
 *
 * @param channel name or number; empty: all
 * @param item media id or number; empty: all
 * @param file name of a file of the channel
 */
record Selection(Optional<String> channel, Optional<String> item, Optional<String> file) {

  /** Whether one item is meant. */
  boolean isOfOne() {
    return item.isPresent() || file.isPresent();
  }

  /** The items; a {@link Problem} if a name is unknown. */
  List<Place> in(Station station) {
    Optional<ChannelView> named = channel.map(name -> Parameters.channelByName(station, name));
    List<Place> places =
        named
            .map(Stream::of)
            .orElseGet(() -> station.channels().stream())
            .flatMap(view -> view.items().stream().map(of -> new Place(view, of)))
            .toList();
    if (file.isPresent()) {
      places = only(places, file.get(), "file", view -> view.item().file().equals(file.get()));
    }
    return item.isPresent() ? ofItem(places, item.get()) : places;
  }

  /** Media ids come first: those without one have their number as such. */
  private static List<Place> ofItem(List<Place> places, String name) {
    List<Place> byMediaId =
        places.stream().filter(place -> place.view().item().mediaId().equals(name)).toList();
    return byMediaId.isEmpty()
        ? only(places, name, "item", view -> Long.toString(view.item().id()).equals(name))
        : byMediaId;
  }

  private static List<Place> only(
      List<Place> places, String name, String what, Predicate<ItemView> which) {
    List<Place> found = places.stream().filter(place -> which.test(place.view())).toList();
    if (found.isEmpty()) {
      throw Problem.notFound(what, name);
    }
    return found;
  }

  /** The item of a number. */
  static Place byNumber(Station station, String number) {
    return station.channels().stream()
        .flatMap(view -> view.items().stream().map(of -> new Place(view, of)))
        .filter(place -> Long.toString(place.id()).equals(number))
        .findFirst()
        .orElseThrow(() -> Problem.notFound("item", number));
  }
}
