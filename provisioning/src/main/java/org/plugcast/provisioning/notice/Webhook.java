package org.plugcast.provisioning.notice;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/**
 * Posts notices as JSON to an address, in their order, from a thread of its own. What cannot be
 * delivered after several tries is given up; while the receiver is slow, what does not fit in the
 * queue is too. Thread-safe.
 */
public final class Webhook implements Consumer<Notice>, AutoCloseable {
  /** Delivers one notice. */
  @FunctionalInterface
  interface Delivery {
    /** An {@link IOException} says why it was not delivered. */
    void deliver(String json) throws IOException, InterruptedException;
  }

  /** Waits between two tries. */
  @FunctionalInterface
  interface Pause {
    void of(Duration duration) throws InterruptedException;
  }

  static final int TRIES = 4;
  static final int QUEUE = 256;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);
  private static final Notice END = new Notice(Instant.MIN, Notice.Kind.HEADEND, "", 0, "end");

  private final BlockingQueue<Notice> queue = new ArrayBlockingQueue<>(QUEUE);
  private final Delivery delivery;
  private final Pause pause;
  private final Consumer<String> onFailure;
  private final Thread thread;
  private boolean failing;

  Webhook(Delivery delivery, Pause pause, Consumer<String> onFailure) {
    this.delivery = delivery;
    this.pause = pause;
    this.onFailure = onFailure;
    this.thread = Thread.ofVirtual().name("webhook").start(this::run);
  }

  /**
   * A webhook.
   *
   * @param address http or https
   * @param onFailure hears that notices are lost and why, once until one is delivered again
   */
  public static Webhook to(URI address, Consumer<String> onFailure) {
    HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER).build();
    return new Webhook(json -> post(http, address, json), Thread::sleep, onFailure);
  }

  @Override
  public void accept(Notice notice) {
    if (!queue.offer(notice)) {
      failed("more than " + QUEUE + " notices wait");
    }
  }

  /** Delivers what waits, if that takes no longer than a short time. */
  @Override
  public void close() {
    try {
      if (!queue.offer(END) || !thread.join(LAST_WORDS)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      for (Notice notice = queue.take(); !notice.equals(END); notice = queue.take()) {
        deliver(notice.toJson());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliver(String json) throws InterruptedException {
    String reason = "";
    for (int attempt = 0; attempt < TRIES; attempt++) {
      try {
        delivery.deliver(json);
        delivered();
        return;
      } catch (IOException e) {
        reason = String.valueOf(e.getMessage());
      }
      if (attempt < TRIES - 1) {
        pause.of(FIRST_PAUSE.multipliedBy(1L << attempt));
      }
    }
    failed(reason);
  }

  private synchronized void delivered() {
    failing = false;
  }

  private synchronized void failed(String reason) {
    if (!failing) {
      onFailure.accept("notices do not reach the webhook: " + reason);
    }
    failing = true;
  }

  private static void post(HttpClient http, URI address, String json)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    if (status / 100 != 2) {
      throw new IOException(address.getHost() + " answered " + status);
    }
  }
}
