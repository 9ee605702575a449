package org.plugcast.multicast.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, disabledReason = "these are calls of Linux")
class SchedulingTest {
  private static final int PR_GET_TIMERSLACK = 30;

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

  @Test
  void timerSlackIsThatOfTheThread() throws Exception {
    CompletableFuture<Integer> told = new CompletableFuture<>();
    Thread.ofPlatform()
        .start(
            () -> {
              try {
                Scheduling.timerSlack(1);
                told.complete(ownSlackNs());
              } catch (IOException e) {
                told.completeExceptionally(e);
              }
            });
    assertThat(told.get(10, TimeUnit.SECONDS)).isOne();
    assertThatThrownBy(() -> Scheduling.timerSlack(0)).hasMessageContaining("at least 1 ns");
  }

  private static int ownSlackNs() throws IOException {
    FunctionDescriptor layouts = FunctionDescriptor.of(JAVA_INT, JAVA_INT);
    return Libc.find("prctl", layouts, Linker.Option.firstVariadicArg(1)).call(PR_GET_TIMERSLACK);
  }
}
