package org.plugcast.ts.captions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Pop-on captions out of byte pairs with parity, as a receiver does it: by its own tables. */
final class Line21Decoder {
  /** Rows that were seen, top first, and the slots of their beginning and end. */
  record Seen(int begin, int end, List<String> rows) {}

  private static final int COLUMNS = 32;
  private static final int ROWS = 15;

  private static final Map<Integer, Integer> ROW_OF =
      Map.ofEntries(
          Map.entry(0x1140, 1),
          Map.entry(0x1160, 2),
          Map.entry(0x1240, 3),
          Map.entry(0x1260, 4),
          Map.entry(0x1540, 5),
          Map.entry(0x1560, 6),
          Map.entry(0x1640, 7),
          Map.entry(0x1660, 8),
          Map.entry(0x1740, 9),
          Map.entry(0x1760, 10),
          Map.entry(0x1040, 11),
          Map.entry(0x1340, 12),
          Map.entry(0x1360, 13),
          Map.entry(0x1440, 14),
          Map.entry(0x1460, 15));

  private static final Map<Integer, Character> TWO_BYTES = twoBytes();

  private final List<Seen> seen = new ArrayList<>();
  private char[][] shown = new char[ROWS + 1][COLUMNS];
  private char[][] hidden = new char[ROWS + 1][COLUMNS];
  private int row = 1;
  private int column;
  private int before;
  private int slot;
  private int since;
  private List<String> current = List.of();

  private static Map<Integer, Character> twoBytes() {
    Map<Integer, Character> table = new HashMap<>();
    add(table, 0x1130, "®°½¿™¢£♪à\u00a0èâêîôû");
    add(table, 0x1220, "ÁÉÓÚÜü‘¡*'—©℠•“”ÀÂÇÈÊËëÎÏïÔÙùÛ«»");
    add(table, 0x1320, "ÃãÍÌìÒòÕõ{}\\^_|~ÄäÖöß¥¤¦ÅåØø┌┐└┘");
    return table;
  }

  private static void add(Map<Integer, Character> table, int from, String characters) {
    for (int i = 0; i < characters.length(); i++) {
      table.put(from + i, characters.charAt(i));
    }
  }

  /** Takes the pair of the next slot. */
  void pair(int first, int second) {
    if (Integer.bitCount(first) % 2 == 0 || Integer.bitCount(second) % 2 == 0) {
      throw new AssertionError("even parity in slot " + slot);
    }
    int pair = (first & 0x7f) << 8 | second & 0x7f;
    boolean control = pair >= 0x1000 && pair < 0x2000;
    if (control && pair == before) {
      before = 0;
    } else {
      before = control ? pair : 0;
      obey(pair, control);
    }
    look();
    slot++;
  }

  private void obey(int pair, boolean control) {
    if (!control) {
      text(pair >> 8);
      text(pair & 0xff);
    } else if (TWO_BYTES.containsKey(pair)) {
      column -= pair >= 0x1220 ? 1 : 0;
      write(Objects.requireNonNull(TWO_BYTES.get(pair)));
    } else if (pair >= 0x1721 && pair <= 0x1723) {
      column += pair & 3;
    } else if (ROW_OF.containsKey(pair & 0xff60 & ~0x10) && (pair & 0x50) == 0x50) {
      row = Objects.requireNonNull(ROW_OF.get(pair & 0xff60 & ~0x10));
      column = (pair & 0xe) / 2 * 4;
    } else {
      command(pair);
    }
  }

  private void command(int pair) {
    switch (pair) {
      case 0x1420 -> {}
      case 0x142c -> shown = new char[ROWS + 1][COLUMNS];
      case 0x142e -> hidden = new char[ROWS + 1][COLUMNS];
      case 0x142f -> {
        char[][] next = hidden;
        hidden = shown;
        shown = next;
      }
      default -> throw new AssertionError("code " + Integer.toHexString(pair));
    }
  }

  private void text(int value) {
    if (value == 0) {
      return;
    }
    write(
        switch (value) {
          case 0x27 -> '’';
          case 0x2a -> 'á';
          case 0x5c -> 'é';
          case 0x5e -> 'í';
          case 0x5f -> 'ó';
          case 0x60 -> 'ú';
          case 0x7b -> 'ç';
          case 0x7c -> '÷';
          case 0x7d -> 'Ñ';
          case 0x7e -> 'ñ';
          case 0x7f -> '█';
          default -> (char) value;
        });
  }

  private void write(char character) {
    hidden[row][column++] = character;
  }

  private void look() {
    List<String> now = new ArrayList<>();
    for (char[] line : shown) {
      String text = new String(line).replace('\0', ' ').strip();
      if (!text.isEmpty()) {
        now.add(text);
      }
    }
    if (!now.equals(current)) {
      end();
      current = now;
      since = slot;
    }
  }

  private void end() {
    if (!current.isEmpty()) {
      seen.add(new Seen(since, slot, current));
    }
  }

  /** All that was seen; what is still there ends now. */
  List<Seen> seen() {
    end();
    current = List.of();
    return seen;
  }

  /** Whether rows and columns that are not shown were never written. */
  boolean isEmpty() {
    return Arrays.stream(shown).allMatch(line -> new String(line).replace('\0', ' ').isBlank());
  }
}
