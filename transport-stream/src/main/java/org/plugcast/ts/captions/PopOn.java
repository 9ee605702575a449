package org.plugcast.ts.captions;

import java.util.ArrayList;
import java.util.List;
import org.plugcast.ts.captions.Cue.Place;
import org.plugcast.ts.captions.Line21Characters.Code;

/**
 * A screen as byte pairs that write it to the memory that is not shown. ANSI/CTA-608-E annex B.8.
 * One use.
 */
final class PopOn {
  /** The first row of captions at the top: what hides the edge of a picture hides row 1 too. */
  private static final int TOP_ROW = 2;

  private final List<Token> tokens = new ArrayList<>();

  /** First of two characters, or 0. */
  private int pending;

  private PopOn() {}

  /**
   * Pairs that nothing may come between.
   *
   * @param pair two bytes without parity
   * @param length 1, or 2 for codes that are sent twice, §8.4
   */
  record Token(int pair, int length) {}

  /** All that loads a screen; END OF CAPTION then shows it. */
  static List<Token> load(Screen screen) {
    PopOn coder = new PopOn();
    coder.control(Line21Code.RESUME_CAPTION_LOADING);
    coder.control(Line21Code.ERASE_NON_DISPLAYED_MEMORY);
    int row = screen.place() == Place.TOP ? TOP_ROW : Line21Code.ROWS - screen.rows().size() + 1;
    for (String text : screen.rows()) {
      coder.row(row++, text);
    }
    return coder.tokens;
  }

  private void row(int row, String text) {
    int column = (RowWrap.COLUMNS - text.length()) / 2;
    control(Line21Code.preamble(row, column));
    if (Line21Code.tabs(column) > 0) {
      control(Line21Code.tabOffset(Line21Code.tabs(column)));
    }
    text.codePoints().forEach(this::character);
    flush();
  }

  private void character(int codePoint) {
    switch (Line21Characters.code(codePoint).orElseThrow()) {
      case Code.Standard(int value) -> standard(value);
      case Code.Special(int first, int second) -> alone(first << 8 | second);
      case Code.Extended(int instead, int first, int second) -> {
        standard(instead);
        alone(first << 8 | second);
      }
    }
  }

  private void standard(int value) {
    if (pending == 0) {
      pending = value;
    } else {
      tokens.add(new Token(pending << 8 | value, 1));
      pending = 0;
    }
  }

  private void flush() {
    if (pending != 0) {
      standard(0);
    }
  }

  /** A character of two bytes, told from the same one before it, which else were its repetition. */
  private void alone(int pair) {
    flush();
    if (tokens.getLast().pair() == pair) {
      tokens.add(new Token(Line21Code.PADDING, 1));
    }
    tokens.add(new Token(pair, 2));
  }

  private void control(int pair) {
    tokens.add(new Token(pair, 2));
  }
}
