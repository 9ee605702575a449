package org.plugcast.caching.station;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.plugcast.caching.catalogue.Air;
import org.plugcast.caching.catalogue.Channel;
import org.plugcast.caching.catalogue.ClipForm;
import org.plugcast.caching.catalogue.Examined.Refused;
import org.plugcast.caching.catalogue.Item;
import org.plugcast.caching.catalogue.MadeClip;
import org.plugcast.caching.jobs.ItemMaker;
import org.plugcast.caching.jobs.Output;
import org.plugcast.caching.media.ChannelFolder;
import org.plugcast.caching.media.ChannelOrder;
import org.plugcast.caching.media.FoundFile;
import org.plugcast.caching.media.Listing;
import org.plugcast.caching.station.ChannelView.Order;
import org.plugcast.ts.multiplex.ChannelGrid;
import org.plugcast.ts.multiplex.Digest;
import org.plugcast.ts.multiplex.Entry;
import org.plugcast.ts.multiplex.Schedule;
import org.plugcast.ts.multiplex.Timeline;

/** A channel at work. Owned by the station's thread. */
final class ChannelState {
  private static final long TICKS_PER_SECOND = 27_000_000;

  private final Channel channel;
  private final Map<Long, Item> items = new LinkedHashMap<>();
  private final Map<String, FoundFile> found = new HashMap<>();
  private Optional<Listing> inFolder = Optional.empty();
  private Optional<Listing> byOperator = Optional.empty();
  private ChannelOrder order = ChannelOrder.USUAL;
  private Optional<ChannelFolder> folder = Optional.empty();
  private Set<String> splitFiles = Set.of();
  private Optional<Published> timeline = Optional.empty();
  private List<Item> sequence = List.of();
  private Map<Long, Wanted> wanted = Map.of();
  private final Set<Long> stopped = new HashSet<>();
  private long version;

  ChannelState(Channel channel) {
    this.channel = channel;
  }

  Channel channel() {
    return channel;
  }

  Collection<Item> items() {
    return items.values();
  }

  Optional<Item> item(long id) {
    return Optional.ofNullable(items.get(id));
  }

  void put(Item item) {
    items.put(item.id(), item);
  }

  void remove(Item item) {
    items.remove(item.id());
    stopped.remove(item.id());
  }

  /** Whether the operator has set an item aside. */
  boolean isStopped(Item item) {
    return stopped.contains(item.id());
  }

  void stop(long itemId) {
    stopped.add(itemId);
  }

  void start(long itemId) {
    stopped.remove(itemId);
  }

  /** Whether a clip of an item is still to be made, sooner or later. */
  boolean isUnfinished(Item item) {
    if (item.current().isEmpty()) {
      return true;
    }
    if (item.facts().isEmpty()) {
      return false;
    }
    Optional<String> key = wanted(item).map(Wanted::renderKey);
    boolean made =
        item.air()
            .map(air -> air.clip().renderKey())
            .filter(of -> key.isEmpty() || of.equals(key.get()))
            .isPresent();
    return !made && !isGivenUp(item);
  }

  /** Whether the playlist names an item. */
  boolean isListed(Item item) {
    return sequence.stream().anyMatch(listed -> listed.id() == item.id());
  }

  Optional<Published> timeline() {
    return timeline;
  }

  void publish(Published next) {
    timeline = Optional.of(next);
  }

  void order(Optional<Listing> operators) {
    byOperator = operators;
  }

  /** How its items are made. */
  Output output(ItemMaker maker) {
    return maker.output(order.profile());
  }

  /**
   * Takes in what lies in the folder; true if it asks for something else than before.
   *
   * @param files of it, with chapters that are items
   */
  boolean look(ChannelFolder seen, List<FoundFile> files) {
    folder = Optional.of(seen);
    found.clear();
    files.forEach(file -> found.put(file.file(), file));
    boolean other = !inFolder.equals(seen.listing()) || !order.equals(seen.order());
    inFolder = seen.listing();
    order = seen.order();
    return other;
  }

  /** What was taken in last; nothing before the first look. */
  Optional<ChannelFolder> folder() {
    return folder;
  }

  /** The file of an item, if it is still the one that the item tells of. */
  Optional<FoundFile> file(Item item) {
    return Optional.ofNullable(found.get(item.file()))
        .filter(file -> file.stamp().equals(item.stamp()));
  }

  /** Puts the items in order and finds the clips that they should have. */
  void arrange(ItemMaker maker) {
    List<Item> present = items.values().stream().filter(Item::isPresent).toList();
    sequence = PlayingOrder.of(byOperator.or(() -> inFolder), present);
    splitFiles = PlayingOrder.splitFiles(present);
    wanted = Wanted.of(channel, order, sequence, maker);
  }

  /** The items in playing order, as of the last {@link #arrange}. */
  List<Item> sequence() {
    return sequence;
  }

  /** Items whose chapters are played in their place. */
  List<Item> split() {
    return items.values().stream().filter(item -> splitFiles.contains(item.file())).toList();
  }

  Optional<Wanted> wanted(Item item) {
    return Optional.ofNullable(wanted.get(item.id()));
  }

  /** The clips of the playlist that show a page which loaded something. */
  Stream<WatchedClip> watched(ClipKeeper clips) {
    return sequence.stream()
        .distinct()
        .flatMap(item -> wanted(item).stream())
        .map(
            clip -> new WatchedClip(clip.renderKey(), order.page(), clips.inputs(clip.renderKey())))
        .filter(clip -> !clip.inputs().isEmpty());
  }

  /** Items of the playlist that should have one of some clips. */
  List<Item> showing(Set<String> renderKeys) {
    return sequence.stream()
        .distinct()
        .filter(
            item -> wanted(item).filter(clip -> renderKeys.contains(clip.renderKey())).isPresent())
        .toList();
  }

  /** Entries of those items of the playlist whose clips are there in a form. */
  List<Entry> entries(ClipForm form) {
    String text = form.toText();
    List<Entry> entries = new ArrayList<>();
    for (Item item : sequence) {
      item.air()
          .filter(air -> air.clip().format().equals(text))
          .ifPresent(air -> entries.add(entry(item, air)));
    }
    return entries;
  }

  /**
   * Whether the channel may go over to another form: of what it plays next so much is there, or all
   * that can be made.
   */
  boolean mayGoOver(ClipForm form, Duration enough, Instant now) {
    String text = form.toText();
    long ticks = 0;
    for (Item item : byNeed(now)) {
      Optional<MadeClip> clip =
          item.air().map(Air::clip).filter(made -> made.format().equals(text));
      if (clip.isPresent()) {
        ticks += clip.get().frames() * form.format().video().frameRate().ticks();
      } else if (!isGivenUp(item)) {
        return false;
      }
      if (ticks / TICKS_PER_SECOND >= enough.toSeconds()) {
        return true;
      }
    }
    return true;
  }

  /** Whether the clip that an item should have is not tried any more. */
  boolean isGivenUp(Item item) {
    boolean failed = wanted(item).filter(w -> item.tried().isFinal(w.renderKey())).isPresent();
    return failed || isRefused(item);
  }

  /**
   * The playlist from the item that is needed soonest: the one after what is on air now. A channel
   * that has nothing yet begins with its smallest file, which is ready first.
   */
  List<Item> byNeed(Instant now) {
    int start =
        timeline.map(published -> placeAfter(published.timeline(), now)).orElseGet(this::smallest);
    List<Item> rotated = new ArrayList<>(sequence.subList(start, sequence.size()));
    rotated.addAll(sequence.subList(0, start));
    return rotated;
  }

  private int smallest() {
    return IntStream.range(0, sequence.size())
        .boxed()
        .filter(place -> !isRefused(sequence.get(place)))
        .min(Comparator.comparingLong(place -> sequence.get(place).bytes()))
        .orElse(0);
  }

  private static boolean isRefused(Item item) {
    return item.bytes() == 0 || item.current().filter(Refused.class::isInstance).isPresent();
  }

  ChannelView view(StageJudge judge) {
    List<ItemView> views = new ArrayList<>();
    Map<Long, Integer> places = new HashMap<>();
    List<Integer> playlist = new ArrayList<>();
    for (Item item : sequence) {
      playlist.add(places.computeIfAbsent(item.id(), id -> views.size()));
      if (views.size() < places.size()) {
        views.add(judge.judge(item, wanted(item), placeOf(item)));
      }
    }
    items.values().stream()
        .filter(item -> item.isPresent() && !places.containsKey(item.id()))
        .forEach(item -> views.add(judge.judge(item, wanted(item), placeBeside(item))));
    Order source =
        byOperator.isPresent()
            ? Order.OPERATOR
            : inFolder.isPresent() ? Order.FOLDER : Order.NATURAL;
    return new ChannelView(
        channel,
        views,
        playlist,
        source,
        byOperator.or(() -> inFolder),
        timeline,
        order.profile(),
        ++version);
  }

  private StageJudge.Place placeOf(Item item) {
    return isStopped(item) && isUnfinished(item)
        ? StageJudge.Place.SET_ASIDE
        : StageJudge.Place.LISTED;
  }

  /** Of an item that is not played itself. */
  private StageJudge.Place placeBeside(Item item) {
    return splitFiles.contains(item.file()) ? StageJudge.Place.SPLIT : StageJudge.Place.LEFT_OUT;
  }

  private static Entry entry(Item item, Air air) {
    SortedMap<String, String> about = new TreeMap<>(air.metadata());
    about.put(Entry.FILE, item.file());
    about.put(Entry.MEDIA_ID, item.mediaId());
    return new Entry(new Digest(air.clip().digest()), air.clip().frames(), about);
  }

  private int placeAfter(Timeline present, Instant now) {
    ChannelGrid grid = present.grid();
    long index = grid.indexAt(Math.max(0, present.nanosSinceEpoch(now)));
    long frame = grid.lastFrameAt(index / grid.layout().slots());
    String onAir =
        new Schedule(present)
            .at(Math.max(present.firstFrame(), frame))
            .map(placed -> placed.entry().about(Entry.FILE))
            .orElse("");
    for (int place = 0; place < sequence.size(); place++) {
      if (sequence.get(place).file().equals(onAir)) {
        return (place + 1) % sequence.size();
      }
    }
    return 0;
  }
}
