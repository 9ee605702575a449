package org.plugcast.ts.elementary;

import java.util.Optional;
import org.plugcast.ts.elementary.Mpeg2PictureCoding.Structure;
import org.plugcast.ts.mpeg.MalformedStreamException;

/**
 * One access unit under construction: headers and a frame, or both fields of it. ISO/IEC 13818-2
 * §6.1.1. For one thread.
 */
final class Mpeg2AccessUnit {
  private static final String CLAUSE = "ISO/IEC 13818-2 §6.1.1";

  private final UnitBuffer bytes = new UnitBuffer();
  private Optional<Mpeg2GroupHeader> group = Optional.empty();
  private Optional<Mpeg2PictureHeader> picture = Optional.empty();
  private Optional<Mpeg2PictureCoding> coding = Optional.empty();
  private Optional<Structure> secondField = Optional.empty();
  private PesStamps stamps = PesStamps.NONE;
  private boolean hasSequenceHeader;
  private int pictures;
  private int slices;

  void begin() {
    bytes.clear();
    group = Optional.empty();
    picture = Optional.empty();
    coding = Optional.empty();
    secondField = Optional.empty();
    stamps = PesStamps.NONE;
    hasSequenceHeader = false;
    pictures = 0;
    slices = 0;
  }

  void append(byte[] source, int from, int to) throws MalformedStreamException {
    bytes.append(source, from, to - from);
  }

  void sequenceHeader() {
    hasSequenceHeader = true;
  }

  void group(Mpeg2GroupHeader header) {
    group = Optional.of(header);
  }

  void picture(Mpeg2PictureHeader header, PesStamps pictureStamps) {
    pictures++;
    if (picture.isEmpty()) {
      picture = Optional.of(header);
      stamps = pictureStamps;
    }
  }

  void coding(Mpeg2PictureCoding extension) {
    if (coding.isEmpty()) {
      coding = Optional.of(extension);
    } else {
      secondField = Optional.of(extension.structure());
    }
  }

  void slice() {
    slices++;
  }

  boolean hasPicture() {
    return pictures > 0;
  }

  /** Whether the next picture is the second field of this frame. */
  boolean wantsSecondField() {
    return pictures == 1 && coding.isPresent() && coding.get().structure() != Structure.FRAME;
  }

  UnitBuffer bytes() {
    return bytes;
  }

  PesStamps stamps() {
    return stamps;
  }

  boolean hasSequenceHeader() {
    return hasSequenceHeader;
  }

  Optional<Mpeg2GroupHeader> group() {
    return group;
  }

  boolean intra() {
    return picture.isPresent() && picture.get().intra();
  }

  int temporalReference() {
    return picture.map(Mpeg2PictureHeader::temporalReference).orElse(0);
  }

  CodedPicture.Duration duration() {
    if (pictures == 1 && wantsSecondField()) {
      return CodedPicture.Duration.SINGLE_FIELD;
    }
    return coding.isPresent() && coding.get().repeatFirstField()
        ? CodedPicture.Duration.REPEATED
        : CodedPicture.Duration.FRAME;
  }

  /** Which field is shown first: of two that are coded apart, the one that comes first. §6.3.10. */
  Scan scan() {
    if (coding.isEmpty()) {
      return Scan.PROGRESSIVE;
    }
    boolean topFirst =
        switch (coding.get().structure()) {
          case TOP_FIELD -> true;
          case BOTTOM_FIELD -> false;
          case FRAME -> coding.get().topFieldFirst();
        };
    return topFirst ? Scan.TOP_FIELD_FIRST : Scan.BOTTOM_FIELD_FIRST;
  }

  /** Throws where something of the picture is missing. */
  void check() throws MalformedStreamException {
    if (slices < pictures) {
      throw new MalformedStreamException("picture without slices", 0, CLAUSE);
    }
    if (coding.isEmpty()) {
      throw new MalformedStreamException("picture without coding extension", 0, CLAUSE);
    }
    if (pictures == 2 && secondField.equals(coding.map(Mpeg2PictureCoding::structure))) {
      throw new MalformedStreamException("two fields of the same parity", 0, CLAUSE);
    }
  }
}
