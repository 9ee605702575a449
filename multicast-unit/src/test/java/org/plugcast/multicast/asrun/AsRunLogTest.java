package org.plugcast.multicast.asrun;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.multicast.asrun.AsRunFinding.Kind;

class AsRunLogTest {
  @TempDir private Path data;

  private Path day(String day) {
    return data.resolve("asrun/1/" + day + ".asrun");
  }

  private static List<AsRunItem> items(Path data) throws IOException {
    return AsRunExport.of(data, 1, Instant.MIN, Instant.MAX).items();
  }

  @Test
  void chainGoesOnOverDaysAndRestarts() throws IOException {
    Items.log(data, 30);
    AsRunLog again = AsRunLog.open(data, 1, Items.EPOCH);
    again.append(Items.item(30), Items.EPOCH.plusSeconds(3_600 * 30));
    assertThat(again.head().number()).isEqualTo(31);
    assertThat(day("2026-11-20")).exists();
    assertThat(day("2026-11-21")).exists();
    assertThat(AsRunCheck.of(data, 1)).isEmpty();
    assertThat(items(data)).hasSize(31).startsWith(Items.item(0)).endsWith(Items.item(30));
  }

  @Test
  void lineCutAnywhereByAPowerCutIsCutOffAndTold() throws IOException {
    AsRunHead before = Items.log(data, 2).head();
    byte[] whole = Files.readAllBytes(day("2026-11-20"));
    Items.log(data, 0).append(Items.item(2), Items.EPOCH);
    byte[] more = Files.readAllBytes(day("2026-11-20"));
    for (int length = whole.length + 1; length < more.length; length += 41) {
      Files.write(day("2026-11-20"), Arrays.copyOf(more, length));
      Files.writeString(data.resolve("asrun/1/head"), before.toText());
      assertThat(AsRunCheck.of(data, 1)).extracting(AsRunFinding::kind).containsExactly(Kind.TORN);
      AsRunLog log = AsRunLog.open(data, 1, Items.EPOCH);
      log.append(Items.item(3), Items.EPOCH);
      assertThat(AsRunCheck.of(data, 1)).isEmpty();
      assertThat(log.head().number()).isEqualTo(4);
      assertThat(Files.readString(day("2026-11-20"))).contains("was not wholly written");
      assertThat(items(data)).containsExactly(Items.item(0), Items.item(1), Items.item(3));
    }
  }

  @Test
  void firstLineTornLeavesAnEmptyLogThatGoesOn() throws IOException {
    Files.createDirectories(data.resolve("asrun/1"));
    Files.writeString(day("2026-11-19"), "asrun-1\t1\t2026");
    Items.log(data, 2);
    assertThat(AsRunCheck.of(data, 1)).isEmpty();
    assertThat(items(data)).hasSize(2);
  }

  @Test
  void headThatLagsBehindIsNoFault() throws IOException {
    AsRunHead early = Items.log(data, 2).head();
    Items.log(data, 3);
    Files.writeString(data.resolve("asrun/1/head"), early.toText());
    assertThat(AsRunLog.open(data, 1, Items.EPOCH).head().number()).isEqualTo(5);
    assertThat(AsRunCheck.of(data, 1)).isEmpty();
  }

  @Test
  void linesThatVanishedAreToldAtTheNextStart() throws IOException {
    AsRunHead head = Items.log(data, 5).head();
    List<String> lines = Files.readAllLines(day("2026-11-20"));
    Files.write(day("2026-11-20"), lines.subList(0, 3));
    AsRunLog log = AsRunLog.open(data, 1, Items.EPOCH);
    assertThat(log.head().number()).isEqualTo(4);
    assertThat(Files.readString(day("2026-11-20"))).contains("lines 4 to 5 were written");
    assertThat(AsRunCheck.of(data, 1, List.of(head)))
        .extracting(AsRunFinding::kind)
        .containsExactly(Kind.TRUNCATED);
  }

  @Test
  void clockThatGoesBackADayDoesNotBreakTheOrderOfFiles() throws IOException {
    AsRunLog log = AsRunLog.open(data, 1, Items.EPOCH);
    log.append(Items.item(0), Items.EPOCH.plusSeconds(86_400));
    log.append(Items.item(1), Items.EPOCH);
    assertThat(AsRunCheck.of(data, 1)).isEmpty();
    assertThat(items(data)).hasSize(2);
  }

  @Test
  void textsOfAnyKindComeBackAsTheyWere() throws IOException {
    AsRunItem plain = Items.item(0);
    AsRunItem odd =
        new AsRunItem(
            new AirItem(
                plain.planned().source(),
                "tab\tid",
                "\"Quote\", comma\\backslash\nline\r é 漢 \u0001",
                Optional.empty(),
                0,
                700),
            plain.plannedStart(),
            plain.plannedEnd(),
            plain.fromPacket(),
            plain.toPacket(),
            plain.start(),
            plain.end(),
            plain.packets(),
            List.of());
    AsRunLog.open(data, 1, Items.EPOCH).append(odd, Items.EPOCH);
    assertThat(items(data)).containsExactly(odd);
    AsRunExport export = AsRunExport.of(data, 1, Instant.MIN, Instant.MAX);
    assertThat(export.toJson())
        .contains("\"title\":\"\\\"Quote\\\", comma\\\\backslash\\u000aline\\u000d é 漢 \\u0001\"")
        .contains("\"packets-identical\":700,");
    assertThat(export.toCsv())
        .startsWith("line,channel,source,media-id,title,")
        .contains("\"\"\"Quote\"\", comma\\backslash\nline\r é 漢 \u0001\"");
  }

  @Test
  void exportHoldsTheItemsThatBeganWithinItsTimes() throws IOException {
    Items.log(data, 30);
    Instant from = Items.EPOCH.plusSeconds(70);
    assertThat(AsRunExport.of(data, 1, from, from.plusSeconds(14)).items())
        .containsExactly(Items.item(10), Items.item(11));
  }

  @Test
  void channelWithoutALogHasNoItemsAndNoFindings() throws IOException {
    assertThat(items(data)).isEmpty();
    assertThat(AsRunCheck.of(data, 1)).isEmpty();
    assertThat(AsRunExport.of(data, 1, Instant.MIN, Instant.MAX).toJson()).isEqualTo("[]\n");
  }
}
