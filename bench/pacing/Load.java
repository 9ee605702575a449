import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks an HTTP server at a steady rate, however long it takes to answer, over no more than {@value
 * #CONNECTIONS} connections that are kept.
 *
 * <pre>
 * java Load.java REQUESTS_PER_SECOND SECONDS URL...
 * </pre>
 *
 * Asks for the URLs in turn and prints one line of key=value. Latencies count from when a request
 * was due, so that a stall counts for every request that it holds up.
 */
public final class Load {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int OK = 200;
  private static final int CONNECTIONS = 64;

  private final Semaphore connections = new Semaphore(CONNECTIONS);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<HttpRequest> requests;
  private final long[] latenciesNs;
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger not200 = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();

  private Load(List<URI> urls, int count) {
    requests = urls.stream().map(u -> HttpRequest.newBuilder(u).timeout(PATIENCE).build()).toList();
    latenciesNs = new long[count];
  }

  public static void main(String[] args) {
    if (args.length < 3) {
      System.err.println("usage: java Load.java REQUESTS_PER_SECOND SECONDS URL...");
      System.exit(2);
    }
    int rate = Integer.parseInt(args[0]);
    int count = rate * Integer.parseInt(args[1]);
    List<URI> urls = new ArrayList<>();
    Arrays.stream(args).skip(2).map(URI::create).forEach(urls::add);
    Load load = new Load(urls, count);
    long began = System.nanoTime();
    load.run(rate, count);
    System.out.println(load.report((System.nanoTime() - began) / 1e9));
  }

  private void run(int rate, int count) {
    long began = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < count; i++) {
        long due = began + i * 1_000_000_000L / rate;
        for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
          LockSupport.parkNanos(due - now);
        }
        HttpRequest request = requests.get(i % requests.size());
        threads.submit(() -> ask(request, due));
      }
    }
  }

  private void ask(HttpRequest request, long dueNs) {
    try {
      int status = send(request);
      latenciesNs[answered.getAndIncrement()] = System.nanoTime() - dueNs;
      if (status != OK) {
        not200.incrementAndGet();
      }
    } catch (IOException e) {
      if (failed.getAndIncrement() == 0) {
        System.err.println("load: the first failure is " + e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int send(HttpRequest request) throws IOException, InterruptedException {
    connections.acquire();
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    } finally {
      connections.release();
    }
  }

  private String report(double seconds) {
    long[] sorted = Arrays.copyOf(latenciesNs, answered.get());
    Arrays.sort(sorted);
    return String.format(
        Locale.ROOT,
        "requests_per_second=%.1f answers=%d not_200=%d failed=%d"
            + " http_p50_ms=%.2f http_p99_ms=%.2f http_max_ms=%.2f",
        sorted.length / seconds,
        sorted.length,
        not200.get(),
        failed.get(),
        millis(sorted, 0.5),
        millis(sorted, 0.99),
        millis(sorted, 1));
  }

  /** Nearest rank. */
  private static double millis(long[] sorted, double share) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)] / 1e6;
  }
}
