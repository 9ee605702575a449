package org.plugcast.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugcast.provisioning.send.Destination;
import org.plugcast.provisioning.send.SendRequest;
import org.plugcast.provisioning.send.Sending;
import org.plugcast.ts.mpeg.MuxRate;

class SendCommandTest {
  private final StringWriter err = new StringWriter();
  private final List<SendRequest> requests = new ArrayList<>();

  @TempDir Path folder;
  private String file = "";

  @BeforeEach
  void makeFile() throws IOException {
    file = Files.createFile(folder.resolve("a.ts")).toString();
  }

  private int run(Sending sending, String arguments) {
    return Main.commandLine(sending)
        .setErr(new PrintWriter(err, true))
        .execute(("send " + arguments).split(" "));
  }

  private int run(String arguments) {
    return run(
        (request, out) -> {
          requests.add(request);
          return 0;
        },
        arguments);
  }

  private SendRequest.Stream stream(Destination destination, Optional<MuxRate> rate) {
    return new SendRequest.Stream(Path.of(file), destination, rate);
  }

  @Test
  void aListIsSentByOneProcess() throws IOException {
    Path list =
        Files.writeString(
            folder.resolve("list"),
            "# all day\n%s 239.1.1.1:5000 3 8M\n\n%s 239.1.2.1:5000\n".formatted(file, file));
    assertThat(run("--list " + list + " --interface lo")).as(err.toString()).isZero();
    assertThat(requests.getFirst().streams())
        .containsExactly(
            stream(Destination.parse("239.1.1.1:5000", 3), Optional.of(new MuxRate(8_000_000))),
            stream(Destination.parse("239.1.2.1:5000", 1), Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.ts | line 1: \"a.ts\": expected FILE GROUP:PORT [COPIES [RATE]]",
        "FILE 239.1.1.1:5000 many | line 1: copies \"many\": expected a number",
        "FILE 239.1.1.1:5000 1 fast | line 1: --rate fast: expected bit/s",
        "/no/such.ts 239.1.1.1:5000 | /no/such.ts: there is no such file",
        "# nothing | there is nothing to send",
      })
  void aBadListIsNamed(String line, String message) throws IOException {
    Path list = Files.writeString(folder.resolve("list"), line.replace("FILE", file));
    assertThat(run("--list " + list + " --interface lo")).isEqualTo(2);
    assertThat(err.toString()).startsWith("plugcast: ").contains(message);
  }

  @Test
  void noDestinationGetsTwoStreams() throws IOException {
    Path list =
        Files.writeString(
            folder.resolve("list"),
            "%s 239.1.1.1:5000 3\n%s 239.1.1.3:5000\n".formatted(file, file));
    assertThat(run("--list " + list + " --interface lo")).isEqualTo(2);
    assertThat(err.toString()).contains("239.1.1.3:5000 would get two streams");
  }

  @Test
  void defaultsAreThoseOfABench() {
    assertThat(run(file + " 239.1.1.1:5000 --interface lo")).as(err.toString()).isZero();
    assertThat(requests)
        .containsExactly(
            new SendRequest(
                List.of(stream(Destination.parse("239.1.1.1:5000", 1), Optional.empty())),
                Optional.of("lo"),
                SendRequest.Framing.UDP,
                1,
                0,
                SendRequest.LocalCopy.OFF,
                Optional.empty(),
                SendRequest.Summary.TEXT));
  }

  @Test
  void allOptionsArrive() {
    assertThat(
            run(
                file
                    + " 239.1.1.1:5000 --copies 9 --interface 127.0.0.1 --rate 3.75M --rtp --ttl 4"
                    + " --dscp 34 --loop --seconds 2.5 --json"))
        .as(err.toString())
        .isZero();
    assertThat(requests)
        .containsExactly(
            new SendRequest(
                List.of(
                    stream(
                        Destination.parse("239.1.1.1:5000", 9),
                        Optional.of(new MuxRate(3_750_000)))),
                Optional.of("127.0.0.1"),
                SendRequest.Framing.RTP,
                4,
                34,
                SendRequest.LocalCopy.ON,
                Optional.of(Duration.ofMillis(2500)),
                SendRequest.Summary.JSON));
  }

  @Test
  void hostsAreLeftToTheRoutes() {
    assertThat(run(file + " 127.0.0.1:5000")).as(err.toString()).isZero();
    assertThat(requests.getFirst().outgoing()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FILE 239.1.1.1 --interface lo | 239.1.1.1: expected GROUP:PORT",
        "FILE 239.1.1.1:5000 --interface nope0 | --interface nope0: no interface is called nope0",
        "FILE 239.1.1.1:5000 --interface lo --copies x | Invalid value for option '--copies'",
        "FILE 239.1.1.1:5000 --interface lo --copies 0 | --copies 0: expected 1 to 1000",
        "FILE 239.1.1.1:5000 --interface lo --ttl 256 | --ttl 256: expected 0 to 255",
        "FILE 239.1.1.1:5000 --interface lo --dscp 64 | --dscp 64: expected 0 to 63",
        "FILE 239.1.1.1:5000 --interface lo --rate fast | --rate fast: expected bit/s",
        "FILE 239.1.1.1:5000 --interface lo --seconds 0 | --seconds 0: expected a number",
        "/no/such.ts 239.1.1.1:5000 --interface lo | /no/such.ts: there is no such file",
        "/tmp 239.1.1.1:5000 --interface lo | /tmp: is a directory",
        "FILE | say what to send whereto: FILE.ts GROUP:PORT",
      })
  void badValuesAreNamedInOneLine(String arguments, String message) {
    assertThat(run(arguments.replace("FILE", file))).isEqualTo(2);
    assertThat(err.toString()).startsWith("plugcast: " + message).contains("Try: plugcast send");
    assertThat(requests).isEmpty();
  }

  @Test
  void fileThatCannotBeSentIsBadInputAndANetworkThatFailsIsNot() {
    String arguments = file + " 239.1.1.1:5000 --interface lo";
    Sending refusing =
        (request, out) -> {
          throw new IllegalArgumentException(file + ": no packets");
        };
    Sending failing =
        (request, out) -> {
          throw new IOException("network is down");
        };
    assertThat(run(refusing, arguments)).isEqualTo(2);
    assertThat(err.toString()).startsWith("plugcast: " + file + ": no packets");
    assertThat(run(failing, arguments)).isEqualTo(1);
    assertThat(err.toString()).endsWith("plugcast: network is down\n");
  }
}
