package org.plugcast.multicast.prerecorded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Asks the caching unit, by HTTP and by ping, whether it is there. Any thread; calls wait. */
public final class CachingUnitProbe implements AutoCloseable {
  private final URI asked;
  private final Duration patience;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client;

  /**
   * @param asked address that answers with a status of 2xx when all is well
   * @param patience for a connection, for an answer, and for a ping
   */
  public CachingUnitProbe(URI asked, Duration patience) {
    this.asked = asked;
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(executor)
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** Asks once by HTTP. */
  public Probe ask() throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(asked).timeout(patience).build();
    try {
      int status = client.send(request, BodyHandlers.discarding()).statusCode();
      return status / 100 == 2 ? new Probe.Answered() : new Probe.WrongStatus(status);
    } catch (HttpTimeoutException e) {
      return new Probe.TimedOut(patience);
    } catch (IOException e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      return new Probe.NoConnection(reason);
    }
  }

  /**
   * Asks once by ping. Without the privilege for a true one, Java asks port 7 by TCP, where a
   * refusal is an answer too.
   */
  public Ping ping() {
    try {
      InetAddress machine = InetAddress.getByName(asked.getHost());
      return machine.isReachable((int) patience.toMillis()) ? Ping.ANSWERED : Ping.SILENT;
    } catch (IOException e) {
      return Ping.UNTRIED;
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    executor.shutdownNow();
  }
}
