package org.plugcast.caching.planner;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.plugcast.caching.testing.Formats;
import org.plugcast.ts.multiplex.Digest;
import org.plugcast.ts.multiplex.Entry;
import org.plugcast.ts.multiplex.Pids;
import org.plugcast.ts.multiplex.Service;

/** Entries for tests of the planner. */
final class Items {
  private Items() {}

  /** An item of 300 frames (10.01 s) in its first version. */
  static Entry item(int id) {
    return item(id, 0, 300);
  }

  static Entry item(int id, int version, int frames) {
    return Entry.of(
        new Digest("%032x%032x".formatted(id, version)),
        frames,
        Map.of(Entry.MEDIA_ID, Integer.toString(id), Entry.FILE, id + ".ogg"));
  }

  static Wish wish(Entry... items) {
    return wish(List.of(items));
  }

  static Wish wish(List<Entry> items) {
    return new Wish(new Service(1, 1, "Jazz", "Plugcast", Pids.DEFAULT), Formats.HD, 0, items);
  }

  static List<String> ids(List<Entry> entries) {
    return entries.stream().map(entry -> entry.about(Entry.MEDIA_ID)).toList();
  }

  static List<String> ids(Stream<Entry> entries) {
    return ids(entries.toList());
  }
}
