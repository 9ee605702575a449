package org.plugcast.provisioning.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class ControlServerTest {
  private static final ControlRequest REQUEST =
      new ControlRequest.RollBack(Optional.of("multicast-01"), Duration.ofMinutes(1));

  private final List<String> told = new ArrayList<>();

  @TempDir Path folder;

  @Test
  void asksAndHearsEveryStep() throws Exception {
    ControlHandler handler =
        (request, tell) -> {
          tell.accept("one");
          tell.accept("two");
          return new ControlReply.Done(request.unit().orElse("all"));
        };
    try (ControlServer server = ControlServer.open(folder, handler)) {
      assertThat(server).isNotNull();
      assertThat(ControlClient.ask(folder, REQUEST, told::add))
          .isEqualTo(new ControlReply.Done("multicast-01"));
    }
    assertThat(told).containsExactly("one", "two");
  }

  @Test
  void onlyTheOwnerMayReadAndWriteIt() throws Exception {
    try (ControlServer server = ControlServer.open(folder, ControlServerTest::done)) {
      assertThat(server).isNotNull();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket())))
          .isEqualTo("rw-------");
    }
    assertThat(socket()).doesNotExist();
  }

  @Test
  void nonsenseIsRefusedWithAReason() throws Exception {
    try (ControlServer server = ControlServer.open(folder, ControlServerTest::done)) {
      assertThat(server).isNotNull();
      assertThat(say("GET / HTTP/1.1\r\n\r\n")).contains("refused: expected a line of JSON");
      assertThat(say("x".repeat(400_000) + "\n")).contains("refused: the line is longer than");
      assertThat(ControlClient.ask(folder, REQUEST, told::add))
          .isEqualTo(new ControlReply.Done(""));
    }
  }

  @Test
  void workGoesOnWhenWhoAskedHasGone() throws Exception {
    CountDownLatch gone = new CountDownLatch(1);
    CountDownLatch finished = new CountDownLatch(1);
    ControlHandler handler =
        (request, tell) -> {
          gone.await();
          for (int i = 0; i < 1000; i++) {
            tell.accept("a step that nobody hears");
          }
          finished.countDown();
          return new ControlReply.Done("");
        };
    try (ControlServer server = ControlServer.open(folder, handler)) {
      assertThat(server).isNotNull();
      try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(socket()))) {
        write(client, ControlText.write(REQUEST) + "\n");
      }
      gone.countDown();
      finished.await();
    }
  }

  @Test
  void whatAnEarlierHeadendLeftIsRemoved() throws Exception {
    ControlServer.open(folder, ControlServerTest::done);
    try (ControlServer server = ControlServer.open(folder, ControlServerTest::done)) {
      assertThat(server).isNotNull();
      assertThat(ControlClient.ask(folder, REQUEST, told::add))
          .isEqualTo(new ControlReply.Done(""));
    }
  }

  @Test
  void fileInTheWayIsNamedAndLeftAlone() throws Exception {
    Files.writeString(socket(), "mine");
    assertThatThrownBy(() -> ControlServer.open(folder, ControlServerTest::done))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is in the way");
    assertThat(socket()).hasContent("mine");
  }

  @Test
  void folderWithTooLongANameIsRefused() {
    assertThatThrownBy(
            () -> ControlServer.open(folder.resolve("x".repeat(120)), ControlServerTest::done))
        .hasMessageContaining("too long a name for a socket");
  }

  @Test
  void withoutAHeadendItSaysSo() {
    assertThatThrownBy(() -> ControlClient.ask(folder, REQUEST, told::add))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("no plugcast up runs with --data " + folder);
  }

  private static ControlReply done(
      ControlRequest request, java.util.function.Consumer<String> tell) {
    return new ControlReply.Done("");
  }

  private String say(String text) throws IOException {
    try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(socket()))) {
      write(client, text);
      return new String(Channels.newInputStream(client).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void write(SocketChannel client, String text) throws IOException {
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
    while (bytes.hasRemaining()) {
      client.write(bytes);
    }
  }

  private Path socket() {
    return folder.resolve("control");
  }
}
