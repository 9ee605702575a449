package org.plugcast.ts.foreign;

import java.io.IOException;
import java.util.BitSet;
import java.util.Optional;
import org.plugcast.ts.elementary.CodedPicture;
import org.plugcast.ts.elementary.CodedPicture.Access;
import org.plugcast.ts.elementary.Mpeg2Unit;
import org.plugcast.ts.elementary.PictureSink;
import org.plugcast.ts.elementary.Scan;
import org.plugcast.ts.elementary.VideoCodec;
import org.plugcast.ts.elementary.VideoSequence;
import org.plugcast.ts.mpeg.MalformedStreamException;
import org.plugcast.ts.store.ElementarySpool;

/**
 * Spools pictures from the first one at which decoding may start, without the pictures of its group
 * that show before it. For one thread.
 */
final class VideoCollector implements PictureSink {
  private final ElementarySpool spool;
  private final LongList pts = new LongList();
  private final LongList keys = new LongList();
  private final BitSet randomAccess = new BitSet();
  private final Oddities oddities = new Oddities();
  private Optional<CodedPicture> first = Optional.empty();
  private Scan scan = Scan.PROGRESSIVE;
  private int group;
  private int largest;

  VideoCollector(ElementarySpool spool) {
    this.spool = spool;
  }

  @Override
  public void picture(CodedPicture picture, byte[] bytes, int length) throws IOException {
    if (first.isEmpty()) {
      if (picture.access() != Access.NONE) {
        first = Optional.of(picture);
        add(picture, bytes, length);
      }
      return;
    }
    if (picture.restart()) {
      group++;
    }
    if (group > 0 || picture.order() >= first.get().order()) {
      add(picture, bytes, length);
    }
  }

  @Override
  public void damaged(MalformedStreamException fault) {
    if (first.isPresent()) {
      oddities.add("damaged pictures", place() + " (" + fault.getMessage() + ")");
    }
  }

  Optional<CodedPicture> first() {
    return first;
  }

  long[] pts() {
    return pts.toArray();
  }

  long[] keys() {
    return keys.toArray();
  }

  BitSet randomAccess() {
    return randomAccess;
  }

  Oddities oddities() {
    return oddities;
  }

  int largest() {
    return largest;
  }

  /** Order of the fields of the first picture that has one. */
  Scan scan() {
    return scan;
  }

  ElementarySpool spool() {
    return spool;
  }

  private void add(CodedPicture picture, byte[] bytes, int length) throws IOException {
    note(picture);
    if (group == 0) {
      startGroup(picture.sequence(), bytes, length);
    }
    randomAccess.set(pts.size(), picture.access() != Access.NONE);
    pts.add(picture.pts().orElse(Cadence.NO_PTS));
    keys.add(DisplayOrder.key(group, picture.order()));
    largest = Math.max(largest, length);
    spool.append(bytes, 0, length);
  }

  /** Makes the group that lost its first pictures one that never had them. */
  private void startGroup(VideoSequence sequence, byte[] bytes, int length) {
    CodedPicture start = first.orElseThrow();
    if (sequence.codec().equals(Optional.of(VideoCodec.MPEG2)) && start.restart()) {
      Mpeg2Unit.closeGroup(bytes, length, start.order());
    }
  }

  private void note(CodedPicture picture) {
    VideoSequence sequence = first.orElseThrow().sequence();
    if (!picture.sequence().equals(sequence)) {
      oddities.add("pictures of another sequence", place());
    }
    if (picture.brokenLink() && pts.size() > 0) {
      oddities.add("broken links", place());
    }
    switch (picture.duration()) {
      case FRAME -> {}
      case SINGLE_FIELD -> oddities.add("pictures without their other field", place());
      case REPEATED -> oddities.add("pictures with repeated fields", place());
    }
    if (sequence.interlaced() && picture.scan().interlaced()) {
      noteScan(picture.scan());
    }
  }

  private void noteScan(Scan found) {
    scan = scan.interlaced() ? scan : found;
    if (found != scan) {
      oddities.add("pictures with fields in the other order", place());
    }
  }

  private String place() {
    return "picture " + pts.size();
  }
}
