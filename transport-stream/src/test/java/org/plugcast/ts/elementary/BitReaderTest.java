package org.plugcast.ts.elementary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugcast.ts.mpeg.MalformedStreamException;

class BitReaderTest {
  /** ITU-T H.264 table 9-2. */
  @ParameterizedTest
  @CsvSource({"1, 0", "010, 1", "011, 2", "00100, 3", "00111, 6", "0001000, 7", "0001010, 9"})
  void readsExpGolombCodesOfTheStandard(String code, int value) throws Exception {
    byte[] bytes = new BitWriter().code(code).toBytes();
    assertThat(reader(bytes).ue()).isEqualTo(value);
  }

  @Property
  void unsignedCodesAreReadBack(@ForAll @LongRange(max = 0xfffffffeL) long value) throws Exception {
    assertThat(reader(new BitWriter().ue(value).toBytes()).ue()).isEqualTo(value);
  }

  @Property
  void signedCodesAreReadBack(@ForAll @IntRange(min = -0x7fffffff) int value) throws Exception {
    assertThat(reader(new BitWriter().se(value).toBytes()).se()).isEqualTo(value);
  }

  @Property
  void emulationPreventionBytesAreNotData(
      @ForAll @Size(max = 40) List<@IntRange(max = 4) Integer> values) throws Exception {
    BitWriter out = new BitWriter();
    for (int value : values) {
      out.bits(8, value);
    }
    byte[] unit = out.toNalUnit(0, 1);
    BitReader in = BitReader.ofNalUnit(unit, 1, unit.length, "clause");
    for (int value : values) {
      assertThat(in.bits(8)).isEqualTo(value);
    }
    assertThat(in.bits(8)).isEqualTo(0x80);
  }

  @Test
  void theEndIsAFaultWithItsPlace() {
    BitReader in = reader(new byte[] {0, 0});
    assertThatThrownBy(in::ue)
        .isInstanceOf(MalformedStreamException.class)
        .hasMessage("ends after 2 bytes at byte 2 (clause)");
  }

  @Test
  void aCodeOfMoreThan32ZerosIsAFault() {
    BitReader in = reader(new byte[10]);
    assertThatThrownBy(in::ue).hasMessageContaining("32 leading zeros");
  }

  @Test
  void aValueBeyondItsRangeIsAFault() {
    BitReader in = reader(new BitWriter().ue(9).toBytes());
    assertThatThrownBy(() -> in.ue("slice_type", 8))
        .hasMessageStartingWith("slice_type 9, expected at most 8");
  }

  private static BitReader reader(byte[] bytes) {
    return BitReader.of(bytes, 0, bytes.length, "clause");
  }
}
