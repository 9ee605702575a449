package org.plugcast.provisioning.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class UnitProcessTest {
  @TempDir Path folder;

  @Test
  void endsWhenItsInputEnds() throws Exception {
    UnitProcess process = start("echo \"hello $NAME\"; cat; echo bye; exit 7");
    process.requestStop();
    assertThat(process.awaitEnd()).isEqualTo(7);
    assertThat(process.lastWords()).isEqualTo("bye");
  }

  @Test
  void killEndsWhatItStarted() throws Exception {
    UnitProcess process = start("tail -f /dev/null & read line; wait");
    ProcessHandle child = firstChild(process.pid());
    process.kill();
    assertThat(process.awaitEnd()).isEqualTo(137);
    child.onExit().join();
    assertThat(child.isAlive()).isFalse();
  }

  @Test
  void lastWordsAreCutToALine() throws Exception {
    UnitProcess process = start("head -c 9000 /dev/zero | tr '\\0' x");
    assertThat(process.awaitEnd()).isZero();
    assertThat(process.lastWords()).hasSize(241).endsWith("…");
  }

  @Test
  void waitsNoLongerThanItIsTold() throws Exception {
    UnitProcess process = start("cat; exit 3");
    assertThat(process.awaitEnd(Duration.ZERO)).isEmpty();
    process.requestStop();
    assertThat(process.awaitEnd(Duration.ofSeconds(10))).contains(3);
  }

  private UnitProcess start(String script) throws Exception {
    return UnitProcess.start(
        List.of("/bin/sh", "-c", script), Map.of("NAME", "unit"), folder.resolve("unit.log"));
  }

  private static ProcessHandle firstChild(long pid) {
    ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
    while (process.children().findAny().isEmpty()) {
      Thread.onSpinWait();
    }
    return process.children().findFirst().orElseThrow();
  }
}
