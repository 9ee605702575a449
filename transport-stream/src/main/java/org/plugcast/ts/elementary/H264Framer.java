package org.plugcast.ts.elementary;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.plugcast.ts.elementary.CodedPicture.Access;
import org.plugcast.ts.elementary.CodedPicture.Duration;
import org.plugcast.ts.elementary.H264SliceHeader.Structure;
import org.plugcast.ts.mpeg.MalformedStreamException;

/**
 * Finds the pictures of an H.264 byte stream: access units, fields put together to frames. ITU-T
 * H.264 §7.4.1.2.3, §7.4.1.2.4, annex B. For one thread.
 *
 * <p>Every picture it hands out starts with an access unit delimiter; every one at which decoding
 * may start has its parameter sets; filler and ends of sequences are left out.
 */
public final class H264Framer implements ElementaryFramer {
  private final PictureSink sink;
  private final StartCodes startCodes = new StartCodes(new Segments());
  private final StampQueue stamps = new StampQueue();
  private final H264ParameterSets sets = new H264ParameterSets();
  private final H264PictureOrder pictureOrder = new H264PictureOrder();
  private final H264AccessUnit unit = new H264AccessUnit();
  private final UnitBuffer frame = new UnitBuffer();
  private Optional<H264SliceHeader> firstField = Optional.empty();
  private Optional<CodedPicture> pending = Optional.empty();
  private Optional<H264Sps> described = Optional.empty();
  private Optional<VideoSequence> description = Optional.empty();
  private boolean inside;

  public H264Framer(PictureSink sink) {
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
    OptionalInt header = startCodes.underWay();
    if (header.isPresent() && NalUnit.startsAccessUnit(header.getAsInt() & 0x1f)) {
      finishUnit();
    }
    startCodes.reset();
    stamps.clear();
    giveUp(new MalformedStreamException("bytes lost", startCodes.position(), "annex B"));
  }

  @Override
  public void end() throws IOException {
    startCodes.end();
    finishUnit();
    emit();
  }

  private void segment(byte[] bytes, int from, int to, long position) throws IOException {
    int end = withoutTrailingZeros(bytes, from, to);
    int nal = from + StartCodes.LENGTH;
    int type = NalUnit.type(bytes, nal);
    if (end <= nal || NalUnit.isDispensable(type)) {
      return;
    }
    if (NalUnit.startsAccessUnit(type) && (!inside || unit.picture().isPresent())) {
      finishUnit();
      begin(position);
    }
    try {
      read(type, bytes, from, end, position);
    } catch (MalformedStreamException e) {
      giveUp(e);
    }
  }

  private void read(int type, byte[] bytes, int from, int end, long position) throws IOException {
    int nal = from + StartCodes.LENGTH;
    if (type == NalUnit.SEQUENCE_PARAMETER_SET) {
      sets.addSps(bytes, nal, end);
    } else if (type == NalUnit.PICTURE_PARAMETER_SET) {
      sets.addPps(bytes, nal, end);
    } else if (NalUnit.isSlice(type)) {
      slice(H264SliceHeader.parse(bytes, nal, end, sets), position);
    }
    if (inside) {
      unit.add(bytes, from, end);
    }
  }

  private void slice(H264SliceHeader header, long position) throws IOException {
    if (header.redundantPicCount() > 0) {
      return;
    }
    Optional<H264SliceHeader> current = unit.picture();
    boolean next = inside && current.isPresent() && header.startsPictureAfter(current.get());
    if (next) {
      finishUnit();
    }
    if (next || !inside && header.firstMb() == 0) {
      begin(position);
    }
    if (inside) {
      unit.addSlice(header);
    }
  }

  private void begin(long position) {
    unit.begin(stamps.take(position));
    inside = true;
  }

  /** A whole access unit is there: a frame, a first field or a second one. */
  private void finishUnit() throws IOException {
    Optional<H264SliceHeader> header = inside ? unit.picture() : Optional.empty();
    inside = false;
    if (header.isEmpty()) {
      return;
    }
    H264SliceHeader picture = header.get();
    if (firstField.isPresent() && picture.completes(firstField.get())) {
      addSecondField(picture);
    } else {
      emit();
      beginFrame(picture);
    }
  }

  private void beginFrame(H264SliceHeader picture) throws IOException {
    boolean field = picture.structure() != Structure.FRAME;
    Access access = unit.access();
    CodedPicture coded =
        new CodedPicture(
            sequence(picture.sps()),
            unit.stamps().pts(),
            pictureOrder.next(picture),
            picture.idr() || picture.resetsOrder(),
            access,
            unit.brokenLink(),
            field ? Duration.SINGLE_FIELD : Duration.FRAME,
            picture.scan());
    pending = Optional.of(coded);
    firstField = field ? Optional.of(picture) : Optional.empty();
    write();
    if (!field) {
      emit();
    }
  }

  private VideoSequence sequence(H264Sps sps) {
    if (described.isEmpty() || !described.get().equals(sps)) {
      described = Optional.of(sps);
      description = Optional.of(H264Sequence.of(sps));
    }
    return description.orElseThrow();
  }

  private void addSecondField(H264SliceHeader picture) throws IOException {
    int order = pictureOrder.next(picture);
    pending = pending.map(coded -> coded.withSecondField(order));
    write();
    emit();
  }

  private void write() throws IOException {
    try {
      unit.write(sets, frame);
    } catch (MalformedStreamException e) {
      giveUp(e);
    }
  }

  private void emit() throws IOException {
    Optional<CodedPicture> picture = pending;
    pending = Optional.empty();
    firstField = Optional.empty();
    if (picture.isPresent()) {
      sink.picture(picture.get(), frame.bytes(), frame.length());
    }
    frame.clear();
  }

  private void giveUp(MalformedStreamException fault) throws IOException {
    inside = false;
    pending = Optional.empty();
    firstField = Optional.empty();
    frame.clear();
    sink.damaged(fault);
  }

  /** trailing_zero_8bits and cabac padding are no part of a NAL unit. §B.1.1. */
  private static int withoutTrailingZeros(byte[] bytes, int from, int to) {
    int end = to;
    while (end > from && bytes[end - 1] == 0) {
      end--;
    }
    return end;
  }

  private final class Segments implements StartCodes.Sink {
    @Override
    public void segment(byte[] bytes, int from, int to, long position) throws IOException {
      H264Framer.this.segment(bytes, from, to, position);
    }

    @Override
    public void oversized(MalformedStreamException fault) throws IOException {
      giveUp(fault);
    }
  }
}
