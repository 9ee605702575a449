package org.plugcast.ts.multiplex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.plugcast.ts.assemble.DoesNotFitException;

class TwoMachinesTest {
  @Test
  void anotherVirtualMachineComputesTheSameChannel()
      throws IOException, DoesNotFitException, InterruptedException, URISyntaxException {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xint",
                "-cp",
                folderOf(Multiplex.class) + File.pathSeparator + folderOf(ChannelDigest.class),
                ChannelDigest.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String theirs = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(other.waitFor()).isZero();
    assertThat(theirs).isEqualTo(ChannelDigest.compute());
  }

  private static Path folderOf(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
