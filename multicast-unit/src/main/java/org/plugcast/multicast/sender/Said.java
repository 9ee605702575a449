package org.plugcast.multicast.sender;

import java.util.Optional;
import org.plugcast.multicast.record.Source;
import org.plugcast.multicast.twin.SourceNote;

/**
 * What a unit says that it makes a channel from.
 *
 * @param since the first datagram, may be still to come
 */
public record Said(Source source, long since) {

  /** As it goes through the sender and in heartbeats. */
  long note() {
    int code =
        switch (source) {
          case TIMELINE -> 0;
          case PRE_RECORDED -> 1;
          case SLATE -> 2;
        };
    return SourceNote.of(code, since);
  }

  /** Nothing when nothing was said, or what no version up to this one says. */
  static Optional<Said> ofNote(long note) {
    if (note == SourceNote.UNTOLD) {
      return Optional.empty();
    }
    Optional<Source> source =
        switch (SourceNote.code(note)) {
          case 0 -> Optional.of(Source.TIMELINE);
          case 1 -> Optional.of(Source.PRE_RECORDED);
          case 2 -> Optional.of(Source.SLATE);
          default -> Optional.empty();
        };
    return source.map(known -> new Said(known, SourceNote.since(note)));
  }
}
