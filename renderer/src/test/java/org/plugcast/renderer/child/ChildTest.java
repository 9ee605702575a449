package org.plugcast.renderer.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ChildTest {
  private static final Limits LIMITS = new Limits(Duration.ofSeconds(20), 1000);

  @TempDir Path folder;

  private static Child shell(String script, Limits limits) throws Exception {
    return Child.fed(List.of("sh", "-c", script), limits, line -> {});
  }

  private static void failsWith(Child child, String... words) {
    try (child) {
      assertThatThrownBy(() -> child.drainTo(OutputStream.nullOutputStream()))
          .isInstanceOf(ChildFailedException.class)
          .satisfies(e -> assertThat(e.getMessage()).contains(words));
    }
  }

  @Test
  void theInputFileIsTheStandardInput() throws Exception {
    Path file = Files.writeString(folder.resolve("a\nb"), "content");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Child child = Child.reading(file, List.of("cat"), LIMITS, line -> {})) {
      child.drainTo(out);
    }
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("content");
  }

  @Test
  void aBadEndTellsTheLastWords() throws Exception {
    failsWith(
        shell("echo 'frame=12' >&2; echo '[mov @ 0x1f] no moov' >&2; exit 3", LIMITS),
        "sh ended with status 3: no moov");
  }

  @Test
  void aCrashIsToldInWords() throws Exception {
    failsWith(shell("kill -SEGV $$", LIMITS), "sh crashed (signal 11), and said nothing");
    failsWith(shell("echo no >&2; kill -ABRT $$", LIMITS), "sh gave up (signal 6): no");
  }

  @Test
  void processorTimeIsLimited() throws Exception {
    failsWith(
        shell("ulimit -t 1; while :; do :; done", LIMITS), "sh was ended by the system (signal 9)");
  }

  @Test
  void aListenerMayLosePatience() throws Exception {
    Listener listener =
        new Listener() {
          private volatile boolean late;

          @Override
          public void said(String line) {
            late = line.equals("late");
          }

          @Override
          public Optional<String> impatience() {
            return late ? Optional.of("came no further") : Optional.empty();
          }
        };
    failsWith(
        Child.fed(List.of("sh", "-c", "echo late >&2; exec sleep 60"), LIMITS, listener),
        "sh came no further");
  }

  @Test
  void aRoomHasNoNetworkNoFilesAndNoOtherProcesses() throws Exception {
    assumeFalse(Room.words("bash").isEmpty(), "this system lets nobody make namespaces");
    Path secret = Files.writeString(folder.resolve("secret"), "secret");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String script =
          """
          : 2>/dev/null </dev/tcp/127.0.0.1/%d && echo network
          test -e '%s' && echo file
          test -e /etc/passwd && echo passwords
          test -e /proc/%d && echo process
          : 2>/dev/null >/file && echo written
          echo end
          """
              .formatted(server.getLocalPort(), secret, ProcessHandle.current().pid());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (Child child = Child.fed(List.of("bash", "-c", script), LIMITS, line -> {})) {
        child.drainTo(out);
      }
      assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("end\n");
    }
  }

  @Test
  void timeIsLimited() throws Exception {
    failsWith(shell("exec sleep 60", new Limits(Duration.ofSeconds(1), 10)), "within 1 s");
  }

  @Test
  void outputIsLimited() throws Exception {
    failsWith(shell("yes", LIMITS), "wrote more than 1000 bytes");
  }

  @Test
  void noFileCanBeWritten() throws Exception {
    Confinement.give(folder);
    Path target = folder.resolve("out");
    failsWith(shell("echo content > " + target, LIMITS), "sh ");
    assertThat(Files.exists(target) ? Files.size(target) : 0).isZero();
  }

  @Test
  void aFileThatWeOpenedMayBeWrittenUpToItsLimit() throws Exception {
    Path file = folder.resolve("out");
    try (Child child =
        Child.fedInto(file, List.of("sh", "-c", "cat; exec cat missing"), LIMITS, line -> {})) {
      child.input().write(new byte[] {'a', 'b'});
      child.input().close();
      assertThatThrownBy(() -> child.drainTo(OutputStream.nullOutputStream()))
          .isInstanceOf(ChildFailedException.class);
    }
    assertThat(file).hasContent("ab");
    failsWith(
        Child.fedInto(
            file, List.of("dd", "if=/dev/zero", "bs=5000", "count=1"), LIMITS, line -> {}),
        "dd wrote too large a file");
    assertThat(Files.size(file)).isEqualTo(1000);
  }

  @Test
  void anInterruptEndsAChildThatSaysNothing() throws Exception {
    try (Child child = shell("exec sleep 60", LIMITS)) {
      Thread reader = Thread.currentThread();
      Thread.ofVirtual().start(reader::interrupt);
      assertThatThrownBy(() -> child.drainTo(OutputStream.nullOutputStream()))
          .isInstanceOf(InterruptedException.class);
      assertThat(Thread.interrupted()).isFalse();
      assertThatThrownBy(child::awaitEnd).hasMessage("sh was stopped");
    }
  }

  @Test
  void aChildOutlivesTheThreadThatAskedForItButNotTheProcess() throws Exception {
    Process parent =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Orphan.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader reader = parent.inputReader()) {
      ProcessHandle child =
          ProcessHandle.of(Long.parseLong(String.valueOf(reader.readLine()))).orElseThrow();
      assertThat(child.isAlive()).isTrue();
      parent.destroyForcibly().waitFor();
      child.onExit().get(10, TimeUnit.SECONDS);
    } finally {
      parent.destroyForcibly();
    }
  }

  /** A process that starts a child from a thread that ends, and waits to be killed. */
  static final class Orphan {
    private Orphan() {}

    public static void main(String[] words) throws Exception {
      Thread thread =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      Child _ = shell("exec sleep 60", LIMITS);
                    } catch (Exception e) {
                      throw new IllegalStateException(e);
                    }
                  });
      thread.join();
      System.out.println(ProcessHandle.current().children().findFirst().orElseThrow().pid());
      System.out.flush();
      System.in.read();
    }
  }
}
