package org.plugcast.ts.captions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.plugcast.ts.captions.Cue.Place;

/**
 * A screen in the commands and characters of a CEA-708 service: a window for it, and what is
 * written there. ANSI/CTA-708-E §7, §8.10.5. Pure.
 */
final class ServiceText {
  private static final byte DISPLAY_WINDOWS = (byte) 0x89;
  private static final byte DELETE_WINDOWS = (byte) 0x8c;
  private static final byte SET_PEN_LOCATION = (byte) 0x92;
  private static final int DEFINE_WINDOW = 0x98;
  private static final byte END_OF_TEXT = 0x03;
  private static final byte EXTENSION_1 = 0x10;

  /** Hidden, rows and columns locked, of the highest priority. */
  private static final byte HIDDEN = 0x18;

  private static final int RELATIVE = 0x80;
  private static final int CENTRE_PERCENT = 50;
  private static final int TOP_PERCENT = 6;
  private static final int BOTTOM_PERCENT = 92;
  private static final int TOP_CENTRE = 1;
  private static final int BOTTOM_CENTRE = 7;

  /** Window style 3 (centred pop-up), pen style 1. §8.4, tables 31 and 32. */
  private static final byte STYLES = 3 << 3 | 1;

  /** Characters that are somewhere else than in ISO 8859-1. §7.1.4, §7.1.8. */
  private static final Map<Integer, byte[]> ELSEWHERE =
      Map.ofEntries(
          Map.entry((int) '♪', new byte[] {0x7f}),
          Map.entry((int) '’', new byte[] {'\''}),
          Map.entry((int) '‘', new byte[] {'\''}),
          Map.entry((int) '“', new byte[] {'"'}),
          Map.entry((int) '”', new byte[] {'"'}),
          Map.entry((int) '—', new byte[] {'-'}),
          Map.entry((int) '•', new byte[] {(byte) 0xb7}),
          Map.entry((int) '┌', new byte[] {'+'}),
          Map.entry((int) '┐', new byte[] {'+'}),
          Map.entry((int) '└', new byte[] {'+'}),
          Map.entry((int) '┘', new byte[] {'+'}),
          Map.entry((int) '█', new byte[] {EXTENSION_1, 0x30}),
          Map.entry((int) '™', new byte[] {EXTENSION_1, 0x39}),
          Map.entry((int) '℠', new byte[] {EXTENSION_1, 0x3d}));

  private ServiceText() {}

  /** Defines a hidden window and writes a screen into it; nothing of a part may be torn apart. */
  static List<byte[]> load(Screen screen, int window) {
    List<byte[]> parts = new ArrayList<>();
    parts.add(define(screen, window));
    for (int row = 0; row < screen.rows().size(); row++) {
      parts.add(new byte[] {SET_PEN_LOCATION, (byte) row, 0});
      screen.rows().get(row).codePoints().forEach(c -> parts.add(character(c)));
    }
    parts.add(new byte[] {END_OF_TEXT});
    return parts;
  }

  private static byte[] define(Screen screen, int window) {
    boolean top = screen.place() == Place.TOP;
    int columns = screen.rows().stream().mapToInt(String::length).max().orElseThrow();
    int anchor = top ? TOP_CENTRE : BOTTOM_CENTRE;
    return new byte[] {
      (byte) (DEFINE_WINDOW + window),
      HIDDEN,
      (byte) (RELATIVE | (top ? TOP_PERCENT : BOTTOM_PERCENT)),
      CENTRE_PERCENT,
      (byte) (anchor << 4 | screen.rows().size() - 1),
      (byte) (columns - 1),
      STYLES
    };
  }

  private static byte[] character(int codePoint) {
    return ELSEWHERE.getOrDefault(codePoint, new byte[] {(byte) codePoint});
  }

  /** Shows a window, and removes all others. */
  static byte[] show(int window) {
    int bit = 1 << window;
    return new byte[] {DELETE_WINDOWS, (byte) ~bit, DISPLAY_WINDOWS, (byte) bit};
  }

  /** Removes all windows. */
  static byte[] clear() {
    return new byte[] {DELETE_WINDOWS, (byte) 0xff};
  }
}
