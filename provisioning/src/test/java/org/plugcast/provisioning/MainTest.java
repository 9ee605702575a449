package org.plugcast.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugcast.ts.mpeg.TsPacket;
import picocli.CommandLine;

class MainTest {
  private final StringWriter err = new StringWriter();
  private final StringWriter out = new StringWriter();

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--media /no/such/folder | --media /no/such/folder does not exist",
        "--media /etc/passwd | --media /etc/passwd is not a directory",
        "--interface nope0 | --interface nope0: there is no such interface; there are ",
        "--page nowhere.html | --page nowhere.html: neither an address",
        "--http-port 70000 | --http-port 70000: expected 1 to 65533",
        "--http-port x | Invalid value for option '--http-port'",
        "--groups 239.1.0.0 | --groups: expected two addresses, A,B",
        "--groups 239.1.0.0,239.1.0.0 | --groups: the units need different groups",
        "--groups 10.1.0.0,239.1.0.0 | 10.1.0.0 is not a multicast address",
        "--port 0 | port 0 is not one of 1 to 65535",
        "--colour red | Unknown options: '--colour', 'red'"
      })
  void upNamesOptionAndValue(String arguments, String message) {
    assertThat(run(("up --data " + folder + " " + arguments).split(" "))).isEqualTo(2);
    assertThat(err.toString()).startsWith("plugcast: " + message).contains("Try: plugcast up");
  }

  @Test
  void inspectSaysWhyAFileCannotBeRead() throws Exception {
    assertThat(run("inspect", folder.resolve("none.ts").toString())).isEqualTo(2);
    assertThat(run("inspect", folder.toString())).isEqualTo(2);
    Path empty = Files.createFile(folder.resolve("empty.ts"));
    assertThat(run("inspect", empty.toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains("none.ts: there is no such file")
        .contains(folder + ": is a directory")
        .contains("empty.ts: no transport packets in 0 bytes");
  }

  @Test
  void inspectJudgesAStream() throws Exception {
    byte[] packets = new byte[100 * TsPacket.LENGTH];
    for (int offset = 0; offset < packets.length; offset += TsPacket.LENGTH) {
      TsPacket.writeNull(packets, offset);
    }
    Path file = Files.write(folder.resolve("null.ts"), packets);
    assertThat(run("inspect", "--json", file.toString())).isBetween(0, 1);
    assertThat(out.toString()).startsWith("{").contains("100");
    assertThat(run("inspect", file.toString())).isBetween(0, 1);
  }

  @Test
  void versionIsPrinted() {
    assertThat(run("version")).isZero();
    assertThat(out.toString()).startsWith("plugcast ");
  }

  @Test
  void withoutACommandItSaysWhichThereAre() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("up, send, inspect or version");
  }

  private int run(String... arguments) {
    CommandLine command = Main.commandLine();
    return command
        .setErr(new PrintWriter(err, true))
        .setOut(new PrintWriter(out, true))
        .execute(arguments);
  }
}
