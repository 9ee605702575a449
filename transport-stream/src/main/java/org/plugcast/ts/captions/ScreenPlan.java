package org.plugcast.ts.captions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.plugcast.ts.captions.Cue.Place;

/**
 * Cues into screens that follow each other: those of the same time are seen together, long ones in
 * several parts. One use, one thread.
 */
final class ScreenPlan {
  /** Cues that overlap by less follow each other. */
  private static final long SLACK_MILLIS = 250;

  /** Cues that are seen together; a further one takes the place of the oldest. */
  private static final int MOST_TOGETHER = 3;

  private final List<Screen> screens = new ArrayList<>();
  private final List<Cue> shown = new ArrayList<>();
  private long since;
  private int lost;
  private int kept;
  private int crowdedOut;

  private ScreenPlan() {}

  /** The plan of cues in the order of their beginnings. */
  static ScreenPlan of(List<Cue> cues) {
    ScreenPlan plan = new ScreenPlan();
    cues.forEach(plan::begin);
    plan.endUntil(Long.MAX_VALUE);
    return plan;
  }

  List<Screen> screens() {
    return List.copyOf(screens);
  }

  /** Letters and signs that CEA-608 has nothing for, a text that is shown twice counted twice. */
  int lost() {
    return lost;
  }

  /** Cues that gave way to others of their time. */
  int crowdedOut() {
    return crowdedOut;
  }

  /** Letters and signs that are shown. */
  int kept() {
    return kept;
  }

  private void begin(Cue cue) {
    endUntil(cue.beginMillis() + SLACK_MILLIS, cue.beginMillis());
    show(cue.beginMillis());
    shown.add(cue);
    if (shown.size() > MOST_TOGETHER) {
      shown.removeFirst();
      crowdedOut++;
    }
    since = Math.max(since, cue.beginMillis());
  }

  private void endUntil(long limit) {
    endUntil(limit, limit);
  }

  /** Ends what ends up to {@code limit}, at {@code latest} at the latest. */
  private void endUntil(long limit, long latest) {
    shown.sort(Comparator.comparingLong(Cue::endMillis));
    while (!shown.isEmpty() && shown.getFirst().endMillis() <= limit) {
      show(Math.min(shown.getFirst().endMillis(), latest));
      shown.removeFirst();
    }
  }

  /** What is shown now was there until {@code end}. */
  private void show(long end) {
    if (end <= since) {
      return;
    }
    if (!shown.isEmpty()) {
      List<Cue> cues = new ArrayList<>(shown);
      cues.sort(Comparator.comparingLong(Cue::beginMillis));
      List<String> rows = cues.stream().flatMap(cue -> rows(cue).stream()).toList();
      add(since, end, rows, cues.getLast().place());
    }
    since = end;
  }

  private List<String> rows(Cue cue) {
    List<String> rows = new ArrayList<>();
    for (String line : cue.lines()) {
      Line21Text spelled = Line21Text.of(line);
      lost += spelled.lost();
      kept += spelled.text().length();
      if (!spelled.text().isEmpty()) {
        rows.addAll(RowWrap.rows(spelled.text()));
      }
    }
    return rows;
  }

  private void add(long begin, long end, List<String> rows, Place place) {
    int parts = Math.ceilDiv(rows.size(), Screen.MOST_ROWS);
    int first = 0;
    for (int part = 0; part < parts; part++) {
      int last = (int) ((long) rows.size() * (part + 1) / parts);
      long from = begin + (end - begin) * first / rows.size();
      long to = begin + (end - begin) * last / rows.size();
      if (to > from) {
        screens.add(new Screen(from, to, rows.subList(first, last), place));
      }
      first = last;
    }
  }
}
