package org.plugcast.ts.elementary;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.plugcast.ts.elementary.CodedPicture.Access;
import org.plugcast.ts.mpeg.MalformedStreamException;

/**
 * Finds the pictures of an MPEG-2 video stream, fields put together to frames. ISO/IEC 13818-2
 * §6.1.1. For one thread.
 *
 * <p>Every picture at which decoding may start has its sequence header; vbv_delay, which only held
 * for the old multiplex, reads FFFF; ends of sequences are left out.
 */
public final class Mpeg2Framer implements ElementaryFramer {
  private static final String CLAUSE = "ISO/IEC 13818-2 §6.1.1";

  private final PictureSink sink;
  private final StartCodes startCodes = new StartCodes(new Segments());
  private final StampQueue stamps = new StampQueue();
  private final Mpeg2SequenceHeaders headers = new Mpeg2SequenceHeaders();
  private final Mpeg2AccessUnit unit = new Mpeg2AccessUnit();
  private boolean inside;
  private int order;

  public Mpeg2Framer(PictureSink sink) {
    this.sink = sink;
  }

  @Override
  public void start(PesStamps pesStamps) {
    stamps.add(startCodes.position(), pesStamps);
  }

  @Override
  public void payload(byte[] bytes, int from, int length) throws IOException {
    startCodes.push(bytes, from, length);
  }

  @Override
  public void lost() throws IOException {
    OptionalInt code = startCodes.underWay();
    if (code.isPresent() && startsUnit(code.getAsInt())) {
      finish();
    }
    startCodes.reset();
    stamps.clear();
    giveUp(new MalformedStreamException("bytes lost", startCodes.position(), CLAUSE));
  }

  @Override
  public void end() throws IOException {
    startCodes.end();
    finish();
  }

  private void segment(byte[] bytes, int from, int to, long position) throws IOException {
    int end = withoutStuffing(bytes, from, to);
    int code = Mpeg2StartCode.value(bytes, from);
    if (startsUnit(code)) {
      finish();
    }
    if (code == Mpeg2StartCode.SEQUENCE_END) {
      return;
    }
    if (startsUnit(code) && !inside) {
      unit.begin();
      inside = true;
    }
    try {
      read(code, bytes, from, end, position);
    } catch (MalformedStreamException e) {
      giveUp(e);
    }
  }

  private boolean startsUnit(int code) {
    return switch (code) {
      case Mpeg2StartCode.SEQUENCE_HEADER, Mpeg2StartCode.GROUP -> true;
      case Mpeg2StartCode.SEQUENCE_END -> true;
      case Mpeg2StartCode.PICTURE -> !(inside && unit.wantsSecondField());
      default -> false;
    };
  }

  private void read(int code, byte[] bytes, int from, int end, long position)
      throws MalformedStreamException {
    switch (code) {
      case Mpeg2StartCode.SEQUENCE_HEADER -> {
        headers.begin(bytes, from, end);
        unit.sequenceHeader();
      }
      case Mpeg2StartCode.GROUP -> unit.group(Mpeg2GroupHeader.parse(bytes, from, end));
      case Mpeg2StartCode.PICTURE -> {
        unit.picture(Mpeg2PictureHeader.parse(bytes, from, end), stamps.take(position));
        Mpeg2PictureHeader.clearVbvDelay(bytes, from);
      }
      case Mpeg2StartCode.EXTENSION -> extension(bytes, from, end);
      default -> {
        if (Mpeg2StartCode.isSlice(code) && inside) {
          unit.slice();
        }
      }
    }
    if (inside) {
      unit.append(bytes, from, end);
    }
  }

  private void extension(byte[] bytes, int from, int end) throws MalformedStreamException {
    switch (Mpeg2StartCode.extensionId(bytes, from, end)) {
      case Mpeg2StartCode.SEQUENCE_EXTENSION_ID -> headers.extend(bytes, from, end);
      case Mpeg2StartCode.SEQUENCE_DISPLAY_EXTENSION_ID -> headers.add(bytes, from, end);
      case Mpeg2StartCode.QUANT_MATRIX_EXTENSION_ID -> headers.matricesChanged();
      case Mpeg2StartCode.PICTURE_CODING_EXTENSION_ID -> {
        if (inside) {
          unit.coding(Mpeg2PictureCoding.parse(bytes, from, end));
        }
      }
      default -> {}
    }
  }

  private void finish() throws IOException {
    if (!inside || !unit.hasPicture()) {
      return;
    }
    inside = false;
    Optional<VideoSequence> sequence = headers.sequence();
    try {
      if (sequence.isEmpty()) {
        throw new MalformedStreamException("picture before any sequence header", 0, CLAUSE);
      }
      if (sequence.get().codec().isEmpty()) {
        unit.coding(Mpeg2PictureCoding.MPEG1);
      }
      unit.check();
    } catch (MalformedStreamException e) {
      giveUp(e);
      return;
    }
    emit(sequence.get());
  }

  private void emit(VideoSequence sequence) throws IOException {
    boolean bare = !unit.hasSequenceHeader();
    Access access = access();
    UnitBuffer bytes = unit.bytes();
    if (access != Access.NONE && bare) {
      bytes = headers.before(bytes);
    }
    sink.picture(
        new CodedPicture(
            sequence,
            unit.stamps().pts(),
            nextOrder(),
            unit.group().isPresent(),
            access,
            unit.group().map(Mpeg2GroupHeader::brokenLink).orElse(false),
            unit.duration(),
            unit.scan()),
        bytes.bytes(),
        bytes.length());
  }

  private Access access() {
    if (!unit.intra() || !unit.hasSequenceHeader() && !headers.repeatable()) {
      return Access.NONE;
    }
    boolean closed = unit.group().map(Mpeg2GroupHeader::closedGop).orElse(false);
    return closed ? Access.CLOSED : Access.OPEN;
  }

  /** temporal_reference, unrolled where it passes 1023 within a group. */
  private int nextOrder() {
    int reference = unit.temporalReference();
    int modulus = Mpeg2PictureHeader.TEMPORAL_REFERENCES;
    if (unit.group().isPresent()) {
      order = reference;
    } else {
      int ahead = Math.floorMod(reference - order, modulus);
      order += ahead >= modulus / 2 ? ahead - modulus : ahead;
    }
    return order;
  }

  private void giveUp(MalformedStreamException fault) throws IOException {
    inside = false;
    sink.damaged(fault);
  }

  /** Leaves at most the two zeros that may belong to data. */
  private static int withoutStuffing(byte[] bytes, int from, int to) {
    int end = to;
    while (end > from + Mpeg2StartCode.LENGTH && bytes[end - 1] == 0) {
      end--;
    }
    return Math.min(end + 2, to);
  }

  private final class Segments implements StartCodes.Sink {
    @Override
    public void segment(byte[] bytes, int from, int to, long position) throws IOException {
      Mpeg2Framer.this.segment(bytes, from, to, position);
    }

    @Override
    public void oversized(MalformedStreamException fault) throws IOException {
      giveUp(fault);
    }
  }
}
