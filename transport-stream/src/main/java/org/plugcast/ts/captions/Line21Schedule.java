package org.plugcast.ts.captions;

import java.util.ArrayList;
import java.util.List;
import org.plugcast.ts.captions.PopOn.Token;

/**
 * The byte pairs of field 1 of an item, slot by slot: each screen is loaded just before it begins,
 * and shown in the slot of its time. One use, one thread; what is scheduled does not change any
 * more.
 *
 * <p>Begins and ends with an empty screen: items follow each other in any order.
 */
final class Line21Schedule {
  /** Slots of a code that is sent twice. */
  private static final int TWICE = 2;

  /** Half a second. */
  private static final int LATE = 15;

  private final CaptionGrid grid;
  private final int frames;
  private final short[] pairs;
  private final List<Shown> shown = new ArrayList<>();
  private int missed;
  private int late;

  /** First slot that is not taken. */
  private int free;

  /** Slot in which what is seen is to be erased; beyond all if nothing is. */
  private int erasure = Integer.MAX_VALUE;

  private Line21Schedule(CaptionGrid grid, int frames) {
    this.grid = grid;
    this.frames = frames;
    this.pairs = new short[grid.slotAt(frames)];
  }

  /**
   * A screen that is shown.
   *
   * @param begin first frame in which it is seen
   * @param end first frame in which it is not seen any more
   */
  record Shown(Screen screen, int begin, int end) {}

  static Line21Schedule of(List<Screen> screens, CaptionGrid grid, int frames) {
    Line21Schedule schedule = new Line21Schedule(grid, frames);
    schedule.erase();
    screens.forEach(schedule::place);
    if (schedule.isSeen()) {
      schedule.eraseAt(schedule.erasure);
    }
    return schedule;
  }

  /** Two bytes without parity. */
  int pair(int slot) {
    return pairs[slot];
  }

  List<Shown> shown() {
    return List.copyOf(shown);
  }

  /** Screens that are not shown, as their time was over before they could be. */
  int missed() {
    return missed;
  }

  /**
   * Screens that appear over half a second late: what is before them leaves no time to send them.
   */
  int late() {
    return late;
  }

  /**
   * When a screen is sent.
   *
   * @param start first slot of its loading
   * @param begin slot that shows it
   * @param erases whether the screen before it is erased between these
   */
  private record Times(int start, int begin, boolean erases) {}

  private void place(Screen screen) {
    List<Token> load = PopOn.load(screen);
    int wanted = slotAt(screen.beginMillis());
    int end = Math.min(slotAt(screen.endMillis()), pairs.length - TWICE);
    Times times = times(wanted, load.stream().mapToInt(Token::length).sum());
    if (times.begin() + TWICE > end) {
      missed++;
      return;
    }
    late += times.begin() > wanted + LATE ? 1 : 0;
    load(load, times);
    skipTo(times.begin());
    put(new Token(Line21Code.END_OF_CAPTION, TWICE));
    erasure = end;
    note(screen, times.begin(), end);
  }

  /** It is loaded as late as can be, for who tunes in, but not before a slot is free. */
  private Times times(int wanted, int length) {
    int latest = wanted - length;
    int start = Math.max(free, erasesBetween(latest, wanted) ? latest - TWICE : latest);
    int soonest = Math.max(wanted, start + length);
    boolean erases = erasesBetween(start, soonest);
    return new Times(start, erases ? Math.max(wanted, start + length + TWICE) : soonest, erases);
  }

  /** Whether what is seen is erased after one slot, and before another, which shows the next. */
  private boolean erasesBetween(int from, int to) {
    return isSeen() && erasure + TWICE > from && erasure + TWICE <= to;
  }

  private void load(List<Token> load, Times times) {
    if (isSeen() && erasure + TWICE <= times.start()) {
      eraseAt(erasure);
    }
    skipTo(times.start());
    for (Token token : load) {
      if (times.erases() && isSeen() && free >= erasure) {
        erase();
      }
      put(token);
    }
    if (times.erases() && isSeen()) {
      eraseAt(erasure);
    }
  }

  private boolean isSeen() {
    return erasure != Integer.MAX_VALUE;
  }

  private void eraseAt(int slot) {
    skipTo(slot);
    erase();
  }

  private void erase() {
    put(new Token(Line21Code.ERASE_DISPLAYED_MEMORY, TWICE));
    erasure = Integer.MAX_VALUE;
  }

  private void skipTo(int slot) {
    free = Math.max(free, slot);
  }

  /** What would be beyond the end of the item is left out. */
  private void put(Token token) {
    for (int i = 0; i < token.length() && free < pairs.length; i++) {
      pairs[free++] = (short) token.pair();
    }
  }

  private void note(Screen screen, int begin, int end) {
    if (!shown.isEmpty() && shown.getLast().end() > grid.frameOf(begin)) {
      Shown before = shown.removeLast();
      shown.add(new Shown(before.screen(), before.begin(), grid.frameOf(begin)));
    }
    shown.add(new Shown(screen, grid.frameOf(begin), grid.frameOf(end)));
  }

  private int slotAt(long millis) {
    return grid.slotAt((int) Math.min(grid.frameAt(millis), frames));
  }
}
