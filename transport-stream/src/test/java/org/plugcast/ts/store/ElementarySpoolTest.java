package org.plugcast.ts.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElementarySpoolTest {
  @TempDir Path folder;

  @Test
  void unitsAreReadBackInAnyOrder() throws Exception {
    Random random = new Random(7);
    List<byte[]> units = new ArrayList<>();
    try (ElementarySpool spool = ElementarySpool.create(folder)) {
      for (int i = 0; i < 300; i++) {
        byte[] unit = new byte[random.nextInt(i % 50 == 0 ? 700_000 : 5_000)];
        random.nextBytes(unit);
        units.add(unit);
        spool.append(unit, 0, unit.length);
        check(spool, units, random.nextInt(units.size()));
      }
      assertThat(spool.units()).isEqualTo(300);
      for (int i = 0; i < 300; i++) {
        check(spool, units, i);
      }
      for (int i = 0; i < 300; i++) {
        check(spool, units, random.nextInt(300));
      }
    }
  }

  @Test
  void nothingStaysInTheFolder() throws Exception {
    try (ElementarySpool spool = ElementarySpool.create(folder)) {
      spool.append(new byte[1_000_000], 0, 1_000_000);
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files).isEmpty();
      }
    }
  }

  private static void check(ElementarySpool spool, List<byte[]> units, int unit) throws Exception {
    byte[] expected = units.get(unit);
    assertThat(spool.size(unit)).isEqualTo(expected.length);
    byte[] read = new byte[expected.length + 3];
    spool.read(unit, read, 3);
    assertThat(Arrays.equals(read, 3, read.length, expected, 0, expected.length))
        .as("unit " + unit)
        .isTrue();
  }
}
