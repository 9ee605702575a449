package org.plugcast.provisioning.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WebhookTest {
  private final BlockingQueue<String> delivered = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> failures = new LinkedBlockingQueue<>();
  private final BlockingQueue<Duration> pauses = new LinkedBlockingQueue<>();

  @Test
  void noticesArePostedInOrder() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/hook",
        exchange -> {
          delivered.add(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    try (Webhook webhook = Webhook.to(address, failures::add)) {
      webhook.accept(notice("one"));
      webhook.accept(notice("two"));
      assertThat(delivered.take()).contains("\"text\":\"one\"");
      assertThat(delivered.take()).contains("\"text\":\"two\"");
    } finally {
      server.stop(0);
    }
    assertThat(failures).isEmpty();
  }

  @Test
  void failureIsTriedAgainWithLongerPausesAndThenGivenUp() throws Exception {
    Webhook.Delivery broken =
        json -> {
          delivered.add(json);
          throw new IOException("answered 500");
        };
    try (Webhook webhook = new Webhook(broken, pauses::add, failures::add)) {
      webhook.accept(notice("one"));
      assertThat(failures.take()).isEqualTo("notices do not reach the webhook: answered 500");
    }
    assertThat(delivered).hasSize(Webhook.TRIES);
    assertThat(pauses)
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
  }

  @Test
  void receiverThatHangsBlocksNobody() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch hangs = new CountDownLatch(1);
    Webhook.Delivery hanging =
        json -> {
          hangs.countDown();
          never.await();
        };
    try (Webhook webhook = new Webhook(hanging, pauses::add, failures::add)) {
      webhook.accept(notice("first"));
      hangs.await();
      for (int i = 0; i < Webhook.QUEUE + 5; i++) {
        webhook.accept(notice("n" + i));
      }
      assertThat(List.copyOf(failures))
          .containsExactly("notices do not reach the webhook: more than 256 notices wait");
    }
  }

  @Test
  void closingDeliversWhatWaits() {
    Webhook webhook = new Webhook(delivered::add, pauses::add, failures::add);
    for (int i = 0; i < 50; i++) {
      webhook.accept(notice("n" + i));
    }
    webhook.close();
    assertThat(delivered).hasSize(50);
  }

  private static Notice notice(String text) {
    return new Notice(Instant.EPOCH, Notice.Kind.UPDATE, "multicast-01", 0, text);
  }
}
