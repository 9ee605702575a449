package org.plugcast.multicast.prerecorded;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.plugcast.multicast.prerecorded.RecordedRun.Piece;
import org.plugcast.multicast.record.AirLine;
import org.plugcast.multicast.record.Manifest;
import org.plugcast.multicast.record.Recorded;
import org.plugcast.multicast.record.Recorded.Quality;
import org.plugcast.multicast.record.RecordingShelf;
import org.plugcast.multicast.record.StreamId.Origin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses what is played of a channel's recordings: runs without a gap, the newest first, each from
 * its beginning. Good ones only, while there are any; else those that are at least whole. What was
 * heard on the own group goes before what was heard on the twin's.
 */
public final class RecordedRuns {
  private static final Logger LOG = LoggerFactory.getLogger(RecordedRuns.class);

  /** Enough for a day's outage without a repetition within a shift. */
  private static final Duration LONGEST = Duration.ofHours(12);

  /** A shorter run is more seam than programme. */
  private static final Duration SHORTEST = Duration.ofSeconds(10);

  private final RecordingShelf shelf;
  private final long bitsPerSecond;
  private final List<RecordedRun> runs = new ArrayList<>();
  private final Deque<Piece> pieces = new ArrayDeque<>();
  private Optional<AirLine> air = Optional.empty();
  private long packets;

  private RecordedRuns(RecordingShelf shelf, long bitsPerSecond) {
    this.shelf = shelf;
    this.bitsPerSecond = bitsPerSecond;
  }

  /** The runs of a channel that fit its rate; empty if there is nothing to play. */
  public static List<RecordedRun> of(RecordingShelf shelf, int channel, long bitsPerSecond) {
    List<Recorded> all = shelf.of(channel);
    for (Quality quality : List.of(Quality.GOOD, Quality.USABLE)) {
      for (Origin origin : Origin.values()) {
        RecordedRuns choice = new RecordedRuns(shelf, bitsPerSecond);
        choice.choose(all, quality, origin);
        if (!choice.runs.isEmpty()) {
          return List.copyOf(choice.runs);
        }
      }
    }
    return List.of();
  }

  private void choose(List<Recorded> all, Quality quality, Origin origin) {
    long most = packetsIn(LONGEST);
    for (Recorded recorded : all) {
      if (packets >= most) {
        break;
      }
      if (recorded.stream().origin() == origin && suits(recorded.quality(), quality)) {
        take(recorded);
      }
    }
    finishRun();
  }

  private static boolean suits(Quality found, Quality wanted) {
    return switch (wanted) {
      case GOOD -> found == Quality.GOOD;
      case USABLE, EVIDENCE -> found != Quality.EVIDENCE;
    };
  }

  private void take(Recorded recorded) {
    try {
      Manifest manifest = shelf.manifest(recorded);
      AirLine line = manifest.start().air().orElseThrow();
      if (line.bitsPerSecond() != bitsPerSecond
          || Files.size(shelf.media(recorded)) != manifest.bytes()) {
        return;
      }
      Piece piece =
          new Piece(
              shelf.media(recorded),
              manifest.start().firstPacket().orElseThrow(),
              manifest.packets());
      if (!follows(piece, line)) {
        finishRun();
      }
      air = Optional.of(line);
      pieces.addFirst(piece);
      packets += piece.packets();
    } catch (IOException e) {
      LOG.warn("recording-unreadable name={} reason=\"{}\"", recorded.name(), e.getMessage());
    }
  }

  private boolean follows(Piece piece, AirLine line) {
    Piece next = pieces.peekFirst();
    return next != null && air.equals(Optional.of(line)) && piece.endPacket() == next.firstPacket();
  }

  private void finishRun() {
    if (air.isPresent() && !pieces.isEmpty()) {
      RecordedRun run = new RecordedRun(air.get(), List.copyOf(pieces));
      if (run.packets() >= packetsIn(SHORTEST)) {
        runs.add(run);
      }
    }
    pieces.clear();
  }

  private long packetsIn(Duration duration) {
    return new AirLine(0, bitsPerSecond, 0).rate().indexAt(duration.toMillis() * 27_000);
  }
}
