package org.plugcast.caching;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.plugcast.caching.catalogue.Catalogue;
import org.plugcast.caching.http.HttpServerApi;
import org.plugcast.caching.http.encoder.EncoderApi;
import org.plugcast.caching.http.encoder.EncoderUnit;
import org.plugcast.caching.jobs.DiskGuard;
import org.plugcast.caching.jobs.Encoders;
import org.plugcast.caching.jobs.ItemMaker;
import org.plugcast.caching.jobs.LocalEncoders;
import org.plugcast.caching.media.MediaWatch;
import org.plugcast.caching.objects.ObjectStore;
import org.plugcast.caching.pages.PageWatch;
import org.plugcast.caching.planner.Planner;
import org.plugcast.caching.planner.Rules;
import org.plugcast.caching.preview.Previews;
import org.plugcast.caching.share.SharedEncoders;
import org.plugcast.caching.station.Alarms;
import org.plugcast.caching.station.Journal;
import org.plugcast.caching.station.Station;
import org.plugcast.caching.station.StationSettings;
import org.plugcast.ts.store.ClipStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process: {@code CachingUnit CONFIG-FILE}.
 *
 * <p>With the system property {@code plugcast.supervised=true} it ends when its standard input
 * ends, so that it does not outlive its supervisor.
 */
public final class CachingUnit implements AutoCloseable {
  private static final int FAILED = 1;
  private static final int BAD_USAGE = 2;
  private static final Duration HTTP_PATIENCE = Duration.ofSeconds(5);

  /** Between two looks at a file that changes. */
  private static final Duration SETTLE = Duration.ofSeconds(2);

  private final Logger log = LoggerFactory.getLogger(CachingUnit.class);
  private final Catalogue catalogue;
  private final Optional<ObjectStore> objects;
  private final Station station;
  private final MediaWatch watch;
  private final PageWatch pages;
  private final Vertx vertx;
  private final HttpServer http;
  private final Previews previews;
  private final HttpServer encoder;

  private CachingUnit(Configuration configuration, Makers makers, Clock clock) throws IOException {
    Path data = Files.createDirectories(configuration.data());
    ClipStore store = new ClipStore(data.resolve("clips"));
    Alarms alarms = new Alarms(clock);
    ItemMaker maker = makers.items(store, alarms);
    objects = configuration.sharing().map(Sharing::objects);
    catalogue = configuration.sharing().map(Sharing::catalogue).orElseGet(() -> catalogue(data));
    store.deleteTemporary();
    Journal journal = new Journal(catalogue, clock);
    LongSupplier freeSpace = UnitProcess.freeSpace(data);
    station =
        new Station(
            settings(configuration),
            catalogue,
            store,
            maker,
            encoders(store, maker, alarms, clock),
            new Planner(
                new Rules(Rules.DEFAULT.start(), configuration.lead(), Rules.DEFAULT.history())),
            journal,
            alarms,
            freeSpace,
            clock);
    vertx = vertx();
    previews =
        new Previews(
            data.resolve("previews"),
            store,
            makers.previews(),
            configuration.previewSpace(),
            () -> freeSpace.getAsLong() - configuration.freeSpace(),
            clock);
    pages = new PageWatch(station, maker);
    station.start();
    HttpServerApi content =
        new HttpServerApi(
            station, pages::lookNow, catalogue, store, journal, alarms, freeSpace, clock);
    http = listen("http", configuration.http(), content::start);
    EncoderApi control =
        new EncoderApi(
            new EncoderUnit(
                station, store, previews, configuration.profile(), configuration.workers(), clock));
    encoder = listen("encoder-http", configuration.encoderHttp(), control::start);
    previews.start();
    watch = new MediaWatch(configuration.media(), configuration.rescan(), SETTLE, station);
    watch.start();
    pages.start(configuration.pageWatch());
    log.info(
        "unit-started http={}:{} encoder-http={}:{} media={} data={} profile={}",
        configuration.http().host(),
        http.actualPort(),
        configuration.encoderHttp().host(),
        encoder.actualPort(),
        configuration.media(),
        configuration.data(),
        configuration.profile());
  }

  /** Starts a unit; an exception says what is wrong and what to do. */
  static CachingUnit start(Configuration configuration) throws IOException {
    return start(configuration, Renderers.of(configuration), Clock.systemUTC());
  }

  static CachingUnit start(Configuration configuration, Makers makers, Clock clock)
      throws IOException {
    return new CachingUnit(configuration, makers, clock);
  }

  /** Port of the HTTP interface. */
  int httpPort() {
    return http.actualPort();
  }

  /** Port of the encoder's interface. */
  int encoderPort() {
    return encoder.actualPort();
  }

  @Override
  public void close() {
    try {
      watch.close();
      vertx.close().await(HTTP_PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (IOException | TimeoutException e) {
      log.warn("unit-stops-late reason={}", e.getMessage());
    }
    pages.close();
    previews.close();
    station.close();
    closeStores();
    log.info("unit-stopped");
  }

  public static void main(String[] args) throws InterruptedException {
    if (args.length != 1) {
      System.err.println("usage: CachingUnit CONFIG-FILE");
      System.exit(BAD_USAGE);
    }
    try {
      run(Path.of(args[0]));
    } catch (ConfigurationException e) {
      System.err.println("caching-unit: " + args[0] + ": " + e.getMessage());
      System.exit(BAD_USAGE);
    } catch (IOException e) {
      System.err.println("caching-unit: " + args[0] + ": " + e);
      System.exit(FAILED);
    }
  }

  private static void run(Path file) throws IOException, InterruptedException {
    CachingUnit running = start(ConfigurationFile.read(file));
    UnitProcess.untilKilled("caching-unit", running::close);
  }

  private static StationSettings settings(Configuration configuration) {
    return new StationSettings(
        configuration.workers(),
        new DiskGuard(configuration.freeSpace()),
        configuration.keepUnused(),
        configuration.origin());
  }

  private static Catalogue catalogue(Path data) {
    try {
      return Catalogue.open(data);
    } catch (IOException e) {
      throw ConfigurationException.of(
          "data", data, "a folder that no other unit uses; " + e.getMessage());
    }
  }

  /** This process makes clips itself, unless encoders share the work. */
  private Encoders encoders(ClipStore store, ItemMaker maker, Alarms alarms, Clock clock) {
    if (objects.isEmpty()) {
      return new LocalEncoders(maker, clock);
    }
    SharedEncoders encoders =
        new SharedEncoders(
            catalogue, objects.get(), store, new KeyedAlarm(alarms, "encoders")::tell, clock);
    encoders.start();
    return encoders;
  }

  private void closeStores() {
    catalogue.close();
    objects.ifPresent(ObjectStore::close);
  }

  private static Vertx vertx() {
    return Vertx.vertx(
        new VertxOptions()
            .setFileSystemOptions(
                new FileSystemOptions()
                    .setClassPathResolvingEnabled(false)
                    .setFileCachingEnabled(false)));
  }

  /** One of the unit's interfaces. */
  @FunctionalInterface
  private interface Listener {
    Future<HttpServer> start(Vertx vertx, String host, int port);
  }

  private HttpServer listen(String key, ListenAddress address, Listener listener) {
    try {
      return listener
          .start(vertx, address.host(), address.port())
          .toCompletionStage()
          .toCompletableFuture()
          .join();
    } catch (CompletionException e) {
      close(e);
      throw ConfigurationException.of(key, address, "an address that is free: " + e.getCause());
    }
  }

  private void close(Throwable reason) {
    log.error("unit-not-started reason={}", reason.getMessage());
    previews.close();
    station.close();
    closeStores();
    var _ = vertx.close();
  }
}
