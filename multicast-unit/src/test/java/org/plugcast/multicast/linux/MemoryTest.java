package org.plugcast.multicast.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, disabledReason = "these are calls of Linux")
class MemoryTest {
  @TempDir private Path folder;

  /** In a process of its own: what is locked stays so. */
  @Test
  void allOfAProcessIsLockedOrTheFailureIsNamed() throws Exception {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx32m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                LockAll.class.getName())
            .redirectErrorStream(true)
            .start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(told.strip())
        .matches("VmLck:\\s+[1-9]\\d* kB|mlockall: (EPERM|ENOMEM|EAGAIN) \\(.*\\)");
  }

  @Test
  void bufferIsLockedOrTheFailureIsNamed() throws Exception {
    try {
      Memory.lock(ByteBuffer.allocateDirect(10_000));
    } catch (IOException withoutPrivilege) {
      assertThat(withoutPrivilege).hasMessageMatching("mlock: (EPERM|ENOMEM|EAGAIN) .*");
    }
    assertThatThrownBy(() -> Memory.lock(ByteBuffer.allocate(1)))
        .hasMessageStartingWith("memory to lock has to be direct");
  }

  @Test
  void fileIsAnnounced() throws Exception {
    Path file = Files.write(folder.resolve("clip.ts"), new byte[10_000]);
    Memory.willNeed(file, 4_096, 1_000);
    Memory.willNeed(file, 0, 0);
  }

  @Test
  void fileThatIsMissingIsNamed() {
    Path missing = folder.resolve("missing.ts");
    assertThatThrownBy(() -> Memory.willNeed(missing, 0, 0))
        .isInstanceOf(IOException.class)
        .hasMessage(missing + ": open: ENOENT (No such file or directory)");
  }

  /** Locks all and prints how much that is. */
  static final class LockAll {
    private LockAll() {}

    public static void main(String[] arguments) throws IOException {
      try {
        Memory.lockAll();
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("VmLck"))
            .forEach(System.out::println);
      } catch (IOException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
