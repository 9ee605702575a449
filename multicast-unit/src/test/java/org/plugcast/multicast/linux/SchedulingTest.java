package org.plugcast.multicast.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, disabledReason = "these are calls of Linux")
class SchedulingTest {

  @Test
  void failuresNameCallAndErrno() {
    assertThatThrownBy(() -> Scheduling.becomeRealTime(1_000))
        .isInstanceOf(IOException.class)
        .hasMessageMatching("sched_setscheduler: (EPERM|EINVAL) .*");
  }

  @Test
  void findsThreadsByTheirNames() throws Exception {
    CompletableFuture<Integer> meant = new CompletableFuture<>();
    Thread.ofPlatform()
        .name("nice-and-slow")
        .start(
            () -> {
              try {
                meant.complete(Scheduling.nice("nice-and-slow"::equals, 19));
              } catch (IOException e) {
                meant.completeExceptionally(e);
              }
            });
    assertThat(meant.get(10, TimeUnit.SECONDS)).isOne();
    assertThat(Scheduling.nice("no thread has this"::equals, 0)).isZero();
  }
}
