package org.plugcast.provisioning.status;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.plugcast.provisioning.twins.TwinStatus;

/** Asks the units how they are. One thread. */
public final class StatusClient implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final int OK = 200;

  private final HttpClient http;
  private final URI cachingUnit;
  private final Supplier<SequencedMap<String, URI>> multicastUnits;
  private List<ChannelStatus> channels = List.of();

  /**
   * @param cachingUnit base address
   * @param multicastUnits name and base address of each, as they are now
   */
  public StatusClient(URI cachingUnit, Supplier<SequencedMap<String, URI>> multicastUnits) {
    this.http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    this.cachingUnit = cachingUnit;
    this.multicastUnits = multicastUnits;
  }

  /** Asks all units at once; who does not answer in time is reported so. */
  public HeadendStatus poll() {
    CompletableFuture<List<ChannelStatus>> asked =
        get(cachingUnit.resolve("/channels"), StatusJson::channels);
    List<CompletableFuture<UnitStatus>> units =
        multicastUnits.get().entrySet().stream()
            .map(unit -> ask(unit.getKey(), unit.getValue()))
            .toList();
    boolean answers = true;
    try {
      channels = asked.join();
    } catch (CompletionException e) {
      answers = false;
    }
    return new HeadendStatus(
        answers, channels, units.stream().map(CompletableFuture::join).toList());
  }

  private CompletableFuture<UnitStatus> ask(String name, URI base) {
    CompletableFuture<Optional<TwinStatus>> twin =
        get(base.resolve("/twin"), TwinStatus::parse)
            .thenApply(Optional::of)
            .exceptionally(_ -> Optional.empty());
    return get(base.resolve("/now-playing"), StatusJson::nowPlaying)
        .thenCombine(twin, (onAir, told) -> new UnitStatus(name, true, onAir, told))
        .exceptionally(_ -> new UnitStatus(name, false, List.of(), Optional.empty()));
  }

  private <T> CompletableFuture<T> get(URI uri, Reader<T> reader) {
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).build();
    return http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
        .thenApply(response -> read(uri, response, reader));
  }

  private static <T> T read(URI uri, HttpResponse<String> response, Reader<T> reader) {
    try {
      if (response.statusCode() != OK) {
        throw new IOException(uri + " answered " + response.statusCode());
      }
      return reader.read(response.body());
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  @FunctionalInterface
  private interface Reader<T> {
    T read(String json) throws IOException;
  }
}
