package org.plugcast.ts.captions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugcast.ts.captions.Cue.Place;
import org.plugcast.ts.captions.Line21Characters.Code;

class Line21CodesTest {
  @ParameterizedTest
  @CsvSource({
    "1, 0, 1150", "1, 28, 115e", "2, 0, 1170", "3, 4, 1252", "4, 8, 1274", "5, 0, 1550",
    "6, 0, 1570", "7, 0, 1650", "8, 0, 1670", "9, 0, 1750", "10, 0, 1770", "11, 0, 1050",
    "12, 0, 1350", "13, 0, 1370", "14, 16, 1458", "15, 0, 1470", "15, 31, 147e"
  })
  void preambleIsThatOfTheTable(int row, int column, String code) {
    assertThat(Line21Code.preamble(row, column)).isEqualTo(Integer.parseInt(code, 16));
  }

  @ParameterizedTest
  @CsvSource({
    "A, 41",
    "á, 2a",
    "é, 5c",
    "í, 5e",
    "ó, 5f",
    "ú, 60",
    "ç, 7b",
    "÷, 7c",
    "Ñ, 7d",
    "ñ, 7e",
    "█, 7f",
    "’, 27",
    "z, 7a",
    "'''', 27"
  })
  void standardCharacterIsThatOfTheTable(String character, String code) {
    String spelled = Line21Text.of(character).text();
    assertThat(Line21Characters.code(spelled.codePointAt(0)))
        .contains(new Code.Standard(Integer.parseInt(code, 16)));
  }

  @ParameterizedTest
  @CsvSource({
    "®, 1130", "½, 1132", "¿, 1133", "♪, 1137", "à, 1138", "è, 113a", "û, 113f", "♫, 1137"
  })
  void specialCharacterIsThatOfTheTable(String character, String code) {
    int pair = Integer.parseInt(code, 16);
    String spelled = Line21Text.of(character).text();
    assertThat(Line21Characters.code(spelled.codePointAt(0)))
        .contains(new Code.Special(pair >> 8, pair & 0xff));
  }

  @ParameterizedTest
  @CsvSource({
    "Á, 1220, A", "Ü, 1224, U", "¡, 1227, !", "*, 1228, #", "—, 122a, -", "©, 122b, C",
    "“, 122e, '\"'", "À, 1230, A", "ë, 1236, e", "», 123f, '\"'", "Ã, 1320, A", "{, 1329, (",
    "ß, 1334, s", "ø, 133b, o", "┘, 133f, +"
  })
  void extendedCharacterIsThatOfTheTableWithOneForOlderReceivers(
      String character, String code, String instead) {
    int pair = Integer.parseInt(code, 16);
    assertThat(Line21Characters.code(character.codePointAt(0)))
        .contains(new Code.Extended(instead.charAt(0), pair >> 8, pair & 0xff));
  }

  @ParameterizedTest
  @CsvSource({
    "I’m, I’m, 0", "fi ﬁ, fi fi, 0", "naïve…, naïve..., 0", "e\u0301, é, 0", "Dvořák, Dvorák, 0",
    "a – b, a - b, 0", "日本, '', 2", "hi 😀, hi, 1", "œuvre, oeuvre, 0", "a\u200bb, ab, 0"
  })
  void othersAreSpelledOrLost(String text, String spelled, int lost) {
    assertThat(Line21Text.of(text)).isEqualTo(new Line21Text(spelled, lost));
  }

  @Test
  void screenIsLoadedAsInTheBooks() {
    Screen screen = new Screen(0, 1, List.of("Hi, all"), Place.BOTTOM);
    // RCL, ENM, row 15 indent 12, text in pairs, the last one filled up.
    assertThat(words(screen)).isEqualTo("1420*2 142e*2 1476*2 4869 2c20 616c 6c00");
  }

  @Test
  void columnsBetweenIndentsAreTabs() {
    Screen screen = new Screen(0, 1, List.of("Hello!"), Place.TOP);
    assertThat(words(screen)).startsWith("1420*2 142e*2 1176*2 1721*2 4865");
  }

  @Test
  void sameSpecialCharacterTwiceIsNotTakenForItsRepetition() {
    Screen screen = new Screen(0, 1, List.of("♪♪"), Place.BOTTOM);
    assertThat(words(screen)).endsWith("1137*2 0000 1137*2");
  }

  private static String words(Screen screen) {
    return PopOn.load(screen).stream()
        .map(token -> "%04x".formatted(token.pair()) + (token.length() == 2 ? "*2" : ""))
        .collect(Collectors.joining(" "));
  }
}
