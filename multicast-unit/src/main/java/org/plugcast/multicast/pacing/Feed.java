package org.plugcast.multicast.pacing;

/**
 * Keeps the window of one channel filled from its source. Belongs to the filling thread.
 *
 * <p>When the source is replaced, what was prepared is prepared anew in a fresh window; the pacer
 * changes over between two datagrams.
 */
public final class Feed {
  private final Lane lane;
  private PacketSource source;

  Feed(Lane lane, PacketSource source) {
    this.lane = lane;
    this.source = source;
  }

  public Lane lane() {
    return lane;
  }

  /** Prepares what there is room for; returns the datagrams prepared. */
  int fill() {
    Window window = lane.window();
    long next = lane.next();
    if (next > window.end()) {
      window.jumpTo(next);
    }
    return fill(window, next);
  }

  void replace(PacketSource replacement) {
    source.close();
    source = replacement;
    renew();
  }

  /** Prepares anew if content was missing; to be called when content has come. */
  void refresh() {
    if (lane.window().missesAny(lane.next())) {
      renew();
    }
  }

  void close() {
    source.close();
  }

  private void renew() {
    Window fresh = new Window(lane.window().slots(), lane.next());
    fill(fresh, fresh.end());
    lane.replaceWindow(fresh);
  }

  private int fill(Window window, long next) {
    int prepared = 0;
    for (int n = window.fill(source, next); n > 0; n = window.fill(source, next)) {
      prepared += n;
    }
    return prepared;
  }
}
