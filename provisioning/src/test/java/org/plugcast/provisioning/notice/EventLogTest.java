package org.plugcast.provisioning.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {
  private static final Notice NOTICE =
      new Notice(Instant.EPOCH, Notice.Kind.AIR, "multicast-01", 3, "took \"over\"");

  private final List<String> failures = new ArrayList<>();

  @TempDir Path folder;

  @Test
  void eachNoticeIsALineOfJson() throws Exception {
    Path file = folder.resolve("events.jsonl");
    EventLog log = new EventLog(file, 1 << 20, failures::add);
    log.accept(NOTICE);
    log.accept(new Notice(Instant.EPOCH, Notice.Kind.HEADEND, "", 0, "a\nb"));
    assertThat(Files.readAllLines(file))
        .containsExactly(
            "{\"at\":\"1970-01-01T00:00:00Z\",\"kind\":\"air\",\"unit\":\"multicast-01\","
                + "\"channel\":3,\"text\":\"took \\\"over\\\"\"}",
            "{\"at\":\"1970-01-01T00:00:00Z\",\"kind\":\"headend\",\"text\":\"a\\nb\"}");
  }

  @Test
  void largeFileIsKeptOnce() throws Exception {
    Path file = folder.resolve("events.jsonl");
    EventLog log = new EventLog(file, 200, failures::add);
    for (int i = 0; i < 10; i++) {
      log.accept(NOTICE);
    }
    assertThat(Files.readAllLines(file)).hasSize(2);
    assertThat(Files.readAllLines(folder.resolve("events.jsonl.1"))).hasSize(2);
    assertThat(failures).isEmpty();
  }

  @Test
  void failureIsToldOnceAndHoldsNothingUp() throws Exception {
    Path file = folder.resolve("none").resolve("events.jsonl");
    EventLog log = new EventLog(file, 200, failures::add);
    log.accept(NOTICE);
    log.accept(NOTICE);
    assertThat(failures).singleElement().asString().contains("events are not written to " + file);
    Files.createDirectory(file.getParent());
    log.accept(NOTICE);
    assertThat(Files.readAllLines(file)).hasSize(1);
  }

  @Test
  void wordsNameUnitAndChannelOnce() {
    assertThat(NOTICE.words()).isEqualTo("multicast-01 channel 3: took \"over\"");
    assertThat(new Notice(Instant.EPOCH, Notice.Kind.PROCESS, "u", 0, "u started").words())
        .isEqualTo("u started");
    assertThat(new Notice(Instant.EPOCH, Notice.Kind.HEADEND, "", 0, "full").words())
        .isEqualTo("full");
  }

  @Test
  void everyListenerHears() {
    List<Notice> heard = new ArrayList<>();
    new Notices(List.of(heard::add, heard::add)).accept(NOTICE);
    assertThat(heard).containsExactly(NOTICE, NOTICE);
  }
}
