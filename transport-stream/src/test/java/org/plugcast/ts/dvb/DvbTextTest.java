package org.plugcast.ts.dvb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugcast.ts.mpeg.Section;

class DvbTextTest {
  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "4a617a7a, Jazz",
    "154a617a7a20e299ab, Jazz ♫",
    "c265, é",
    "c8556267, Übg",
    "e0d5fb, Ω♪ß",
    "a420a9a0, '€ ‘\u00a0'",
    "05c1, Á",
    "01d0, а",
    "100002b1, ą",
    "1104160042, ЖB",
    "07, ''"
  })
  void bytesOfEveryTableAreRead(String hex, String text) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    assertThat(DvbText.decode(bytes, 0, bytes.length)).isEqualTo(text);
  }

  @Test
  void whatNoTableHasBecomesTheReplacementCharacter() {
    byte[] bytes = {'a', (byte) 0x85, 'b', (byte) 0xc9, 'c'};
    assertThat(DvbText.decode(bytes, 0, bytes.length)).isEqualTo("a\ufffdbc\ufffd");
  }

  @Property
  void everyTextIsReadBack(@ForAll String text) {
    Assume.that(text.codePoints().noneMatch(c -> c >= 0xd800 && c < 0xe000));
    byte[] bytes = DvbText.encode(text);
    assertThat(DvbText.decode(bytes, 0, bytes.length)).isEqualTo(text);
  }

  @Property
  void longTextLosesWholeCharactersAtItsEnd(
      @ForAll @StringLength(max = 100) String text, @ForAll @IntRange(max = 60) int limit) {
    Assume.that(text.codePoints().noneMatch(c -> c >= 0xd800 && c < 0xe000));
    byte[] bytes = DvbText.encode(text, limit);
    assertThat(bytes.length).isLessThanOrEqualTo(limit);
    assertThat(text).startsWith(DvbText.decode(bytes, 0, bytes.length));
  }

  @Property
  void servicesAreReadBack(
      @ForAll @Size(max = 6) List<@IntRange(max = 0xffff) Integer> ids,
      @ForAll @StringLength(max = 15) String provider,
      @ForAll @StringLength(max = 15) String name)
      throws IOException {
    Assume.that((provider + name).codePoints().noneMatch(c -> c >= 0xd800 && c < 0xe000));
    List<Sdt.Service> services =
        ids.stream().map(id -> new Sdt.Service(id, id & 0xff, provider, name)).toList();
    Sdt sdt = new Sdt(7, 9, 11, services);
    byte[] bytes = sdt.toSection().bytes();
    assertThat(Sdt.parse(Section.parse(bytes, 0, bytes.length))).isEqualTo(sdt);
  }
}
