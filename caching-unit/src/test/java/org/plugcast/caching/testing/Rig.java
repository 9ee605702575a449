package org.plugcast.caching.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.plugcast.caching.catalogue.Catalogue;
import org.plugcast.caching.jobs.DiskGuard;
import org.plugcast.caching.jobs.ItemContext;
import org.plugcast.caching.jobs.LocalEncoders;
import org.plugcast.caching.media.MediaFolder;
import org.plugcast.caching.planner.Planner;
import org.plugcast.caching.planner.Rules;
import org.plugcast.caching.station.Alarms;
import org.plugcast.caching.station.ChannelView;
import org.plugcast.caching.station.ItemView;
import org.plugcast.caching.station.Journal;
import org.plugcast.caching.station.Published;
import org.plugcast.caching.station.Stage;
import org.plugcast.caching.station.Station;
import org.plugcast.caching.station.StationSettings;
import org.plugcast.ts.multiplex.ChannelFormat;
import org.plugcast.ts.multiplex.Entry;
import org.plugcast.ts.store.ClipStore;

/** A station over a temporary folder, with a clock, a disk and an encoder that obey the test. */
public final class Rig implements AutoCloseable {
  public static final Instant START = Instant.parse("2026-06-01T12:00:00Z");
  private static final long PLENTY = 1L << 50;

  private final Path media;
  private final ManualClock clock = new ManualClock(START);
  private final AtomicLong freeSpace = new AtomicLong(PLENTY);
  private final Alarms alarms = new Alarms(clock);
  private final ClipStore store;
  private final FakeMaker maker;
  private final Catalogue catalogue;
  private final Journal journal;
  private final Station station;

  /**
   * @param folder with {@code media} and {@code data}, which may be of an earlier rig
   */
  public Rig(Path folder, ChannelFormat format) throws IOException {
    this(folder, format, new Semaphore(Integer.MAX_VALUE));
  }

  /**
   * @param gate has a permit for each clip that may be finished
   */
  public Rig(Path folder, ChannelFormat format, Semaphore gate) throws IOException {
    media = Files.createDirectories(folder.resolve("media"));
    Path data = Files.createDirectories(folder.resolve("data"));
    store = new ClipStore(data.resolve("clips"));
    maker = new FakeMaker(store, format, gate);
    catalogue = Catalogue.open(data);
    journal = new Journal(catalogue, clock);
    station =
        new Station(
            new StationSettings(1, new DiskGuard(1_000_000), Duration.ofHours(1), 0),
            catalogue,
            store,
            maker,
            new LocalEncoders(maker, clock),
            new Planner(Rules.DEFAULT),
            journal,
            alarms,
            freeSpace::get,
            clock);
    station.start();
  }

  public Station station() {
    return station;
  }

  public FakeMaker maker() {
    return maker;
  }

  public ManualClock clock() {
    return clock;
  }

  public Alarms alarms() {
    return alarms;
  }

  public Journal journal() {
    return journal;
  }

  public Catalogue catalogue() {
    return catalogue;
  }

  public ClipStore store() {
    return store;
  }

  public void freeSpace(long bytes) {
    freeSpace.set(bytes);
  }

  public void enoughSpace() {
    freeSpace.set(PLENTY);
  }

  public Path write(String name, String text) throws IOException {
    Path file = media.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  public void delete(String name) throws IOException {
    Files.delete(media.resolve(name));
  }

  /** Shows the station what lies in the folder. */
  public void look() {
    try {
      station.seen(new MediaFolder(media).scan());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public ChannelView channel(String name) {
    return station.channel(name).orElseThrow();
  }

  /** Title of the item after this one, as its page is told. */
  public static Optional<String> titleOfNext(ItemView view) {
    return view.context()
        .flatMap(ItemContext::next)
        .map((SortedMap<String, String> next) -> next.getOrDefault("title", ""));
  }

  public ItemView item(String channel, String file) {
    return channel(channel).items().stream()
        .filter(view -> view.item().file().equals(file))
        .findFirst()
        .orElseThrow();
  }

  /** Waits for a state of an item. */
  public void await(String channel, String file, Stage stage) throws InterruptedException {
    awaitItem(channel, file, view -> view.stage() == stage, stage.label());
  }

  public void awaitItem(String channel, String file, Predicate<ItemView> state, String what)
      throws InterruptedException {
    Await.until(
        channel + "/" + file + " is " + what,
        () ->
            station.channel(channel).stream()
                .flatMap(view -> view.items().stream())
                .filter(view -> view.item().file().equals(file))
                .anyMatch(state));
  }

  /** Waits until the channel's playlist on air consists of these files. */
  public void awaitLoop(String channel, String... files) throws InterruptedException {
    List<String> expected = List.of(files);
    Await.until(channel + " plays " + expected, () -> loop(channel).equals(expected));
  }

  /** Waits until the channel plays these files, whichever comes first. */
  public void awaitPlaylist(String channel, String... files) throws InterruptedException {
    Set<String> expected = Set.of(files);
    Await.until(
        channel + " plays " + expected,
        () -> loop(channel).size() == files.length && Set.copyOf(loop(channel)).equals(expected));
  }

  /** Files that the channel's timeline repeats. */
  public List<String> loop(String channel) {
    return station.channel(channel).stream()
        .flatMap(view -> view.timeline().stream())
        .flatMap(published -> published.timeline().loop().stream())
        .map(entry -> entry.about(Entry.FILE))
        .toList();
  }

  public Published timeline(String channel) {
    return channel(channel).timeline().orElseThrow();
  }

  @Override
  public void close() {
    station.close();
    catalogue.close();
  }
}
