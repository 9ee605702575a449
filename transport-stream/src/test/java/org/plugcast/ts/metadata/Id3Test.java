package org.plugcast.ts.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugcast.ts.mpeg.MalformedStreamException;

class Id3Test {
  private static Id3 parse(String hex) throws MalformedStreamException {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    return Id3.parse(bytes, 0, bytes.length);
  }

  @Property
  void tagsAreReadBack(@ForAll String title, @ForAll String description, @ForAll String value)
      throws MalformedStreamException {
    Assume.that((title + description + value).codePoints().allMatch(Id3Test::plain));
    Id3 tag =
        new Id3(List.of(new Id3.Text(Id3.TITLE, title), new Id3.UserText(description, value)));
    byte[] bytes = tag.toBytes();
    assertThat(Id3.parse(bytes, 0, bytes.length)).isEqualTo(tag);
  }

  private static boolean plain(int c) {
    return c != 0 && c != 0xfeff && (c < 0xd800 || c >= 0xe000);
  }

  @ParameterizedTest
  @CsvSource({
    "494433 0400 00 0000000e 54495432 00000004 0000 00 e9 6162, éab",
    "494433 0400 00 0000000f 54495432 00000005 0000 01 fffe e900, é",
    "494433 0400 00 0000000d 54495432 00000003 0000 02 00e9, é",
    "494433 0400 00 0000000e 54495432 00000004 0000 03 c3a9 00, é",
    "494433 0400 80 0000000f 54495432 00000005 0000 00 ff 00 61 62, ÿab",
    "494433 0400 00 00000013 54495432 00000009 0041 07 00000004 00 616263, abc",
    "494433 0400 40 00000014 00000006 0100 54495432 00000004 0000 00 616263, abc",
    "494433 0400 00 0000001c 50524956 00000004 0000 61620063 54495432 00000004 0000 03 616263, abc"
  })
  void titleIsReadInEveryEncodingAndFormat(String hex, String title)
      throws MalformedStreamException {
    assertThat(parse(hex).text(Id3.TITLE)).contains(title);
  }

  @Test
  void paddingAndCompressedFramesArePassedOver() throws MalformedStreamException {
    assertThat(parse("494433 0400 00 0000000a" + "00".repeat(10)).frames()).isEmpty();
    assertThat(parse("494433 0400 00 0000000c 54495432 00000002 0008 0361").frames()).isEmpty();
  }

  @Test
  void tagsThatAreCutOrForeignAreRefused() {
    assertThatExceptionOfType(MalformedStreamException.class)
        .isThrownBy(() -> parse("494433 0300 00 00000000"))
        .withMessage("ID3v2.3, expected 2.4 at byte 3 (ID3v2.4.0 structure §3.1)");
    assertThatExceptionOfType(MalformedStreamException.class)
        .isThrownBy(() -> parse("494433 0400 00 00000005 00"))
        .withMessageStartingWith("ID3 tag of 5 bytes cut after 1");
    assertThatExceptionOfType(MalformedStreamException.class)
        .isThrownBy(() -> parse("494433 0400 00 0000000b 54495432 00000004 0000 00"))
        .withMessageStartingWith("ID3 frame of 4 bytes leaves its tag at byte 10");
    assertThatExceptionOfType(MalformedStreamException.class)
        .isThrownBy(() -> parse("4d5033"))
        .withMessageStartingWith("no ID3 tag header");
  }

  @Test
  void framesThatCannotBeWrittenAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Id3.Text("TXXX", ""));
    assertThatIllegalArgumentException().isThrownBy(() -> new Id3.Text("PRIV", ""));
    assertThatIllegalArgumentException().isThrownBy(() -> new Id3.UserText("a\0b", ""));
  }

  @Test
  void descriptorsAnnounceThemselves() {
    assertThat(Id3Descriptors.announced(List.of(Id3Descriptors.metadata()))).isTrue();
    assertThat(Id3Descriptors.announced(List.of(Id3Descriptors.pointer(1)))).isFalse();
  }
}
