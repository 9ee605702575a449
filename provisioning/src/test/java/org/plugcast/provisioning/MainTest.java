package org.plugcast.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        "--interface nope0 | --interface nope0: no interface is called nope0; there are: ",
        "--page nowhere.html | --page nowhere.html: neither an address",
        "--http-port 70000 | --http-port 70000: expected 1 to 65533",
        "--http-port x | Invalid value for option '--http-port'",
        "--encoder-port 70000 | --encoder-port 70000: expected 1 to 65535",
        "--encoder-port 8082 | --encoder-port 8082: the units have the ports from 8080 to 8082",
        "--groups 239.1.0.0 | --groups: expected two addresses, A,B",
        "--groups 239.1.0.0,239.1.0.0 | --groups: the units need different groups",
        "--groups 10.1.0.0,239.1.0.0 | 10.1.0.0 is not a multicast address",
        "--twins both | --twins both: expected same-group, two-groups or none",
        "--twins same-group --groups 239.1.0.0,239.2.0.0 | --groups: expected one address for both",
        "--source-port 65535 | --source-port 65535: expected 1 to 65534",
        "--encoders /no/such | --encoders /no/such: expected a file that can be read",
        "--webhook example.net | --webhook example.net: expected an address like https://",
        "--webhook ftp://example.net/ | --webhook ftp://example.net/: expected an address",
        "--port 0 | port 0 is not one of 1 to 65535",
        "--colour red | Unknown options: '--colour', 'red'"
      })
  void upNamesOptionAndValue(String arguments, String message) {
    assertThat(run(("up --data " + folder + " " + arguments).split(" "))).isEqualTo(2);
    assertThat(err.toString()).startsWith("plugcast: " + message).contains("Try: plugcast up");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "worker /no/such.conf | /no/such.conf does not exist",
        "worker | Missing required parameter: 'FILE'",
        "status --unit ftp://x | --unit ftp://x: expected an address like http://127.0.0.1:8081",
        "status --unit http://x/y | --unit http://x/y: expected an address",
        "status --unit http://x:1 --data /tmp | give --data or --unit, not both",
        "status --data /no/such | there is no data folder /no/such: start plugcast up",
        "handover --unit http://x:1 | say which channel, or --all",
        "handover 1 --all --unit http://x:1 | say which channel, or --all",
        "handover 0 --unit http://x:1 | channel 0: expected 1 to 65535",
        "handover one --unit http://x:1 | Invalid value for positional parameter",
        "handover 1 --to x --unit http://x:1 | --to x: expected an address",
        "page | say what to do: render or preview",
        "page render slate | Missing required option: '--output=FILE.ts'",
        "page render nowhere -o /tmp/x.ts | nowhere: expected an address that begins with http",
        "page render slate -o /no/such/x.ts | -o /no/such/x.ts: expected a file in a folder",
        "page render slate --seconds 1 -o /tmp/x.ts | --seconds: expected 2 to 21600",
        "page render slate --profile vhs -o /tmp/x.ts | profile vhs: expected one of hd-h264",
        "page render slate --settings /etc -o /tmp/x.ts | --settings /etc: expected a file with an",
        "page render slate --allow a/b -o /tmp/x.ts | slate: ",
        "page preview slate --audio x --seconds 3 | give --audio or --seconds, not both",
        "page preview slate --port 65536 | --port 65536: expected 0 to 65535",
        "update multicast-01 --all | give UNIT or --all, not both",
        "update --within 0 | --within 0: expected 1 to 3600"
      })
  void commandsNameOptionAndValue(String arguments, String message) {
    assertThat(run(arguments.split(" "))).isEqualTo(2);
    assertThat(err.toString()).startsWith("plugcast: " + message).contains("Try: plugcast ");
  }

  @Test
  void withoutAHeadendUpdateAndStatusSaySo() throws Exception {
    assertThat(run("update", "--data", folder.toString())).isEqualTo(1);
    assertThat(err.toString()).startsWith("plugcast: no plugcast up runs with --data " + folder);
    Files.writeString(folder.resolve("multicast-01.conf"), "http = 127.0.0.1:1\n");
    assertThat(run("status", "--data", folder.toString())).isEqualTo(2);
    assertThat(out.toString()).contains("http://127.0.0.1:1 does not answer");
    assertThat(run("status", "--json", "--data", folder.toString())).isEqualTo(2);
    assertThat(out.toString()).contains("\"condition\" : \"unreachable\"");
    assertThat(run("handover", "1", "--data", folder.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("does not listen");
  }

  @Test
  void everyCommandHasHelp() {
    for (String command :
        List.of("up", "status", "handover", "update", "encode", "worker", "send", "inspect")) {
      assertThat(run(command, "--help")).isZero();
    }
    assertThat(out.toString()).contains("--twins", "--rollback", "Exit code: 0 all is well");
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
    assertThat(err.toString())
        .contains("up, status, handover, update, encode, worker, send, page, inspect or version");
  }

  private int run(String... arguments) {
    CommandLine command = Main.commandLine();
    return command
        .setErr(new PrintWriter(err, true))
        .setOut(new PrintWriter(out, true))
        .execute(arguments);
  }
}
