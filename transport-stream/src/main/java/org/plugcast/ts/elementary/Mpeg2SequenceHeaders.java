package org.plugcast.ts.elementary;

import java.util.Optional;
import org.plugcast.ts.mpeg.MalformedStreamException;

/**
 * The latest sequence header and its extensions, parsed and as sent. ISO/IEC 13818-2 §6.1.1.6. For
 * one thread.
 */
final class Mpeg2SequenceHeaders {
  private final UnitBuffer sent = new UnitBuffer();
  private final UnitBuffer joined = new UnitBuffer();
  private Optional<Mpeg2SequenceHeader> header = Optional.empty();
  private Optional<Mpeg2SequenceExtension> extension = Optional.empty();
  private Optional<VideoSequence> sequence = Optional.empty();
  private boolean matricesChanged;

  /** Takes a sequence header, with which everything starts anew. */
  void begin(byte[] bytes, int from, int to) throws MalformedStreamException {
    sent.clear();
    header = Optional.empty();
    extension = Optional.empty();
    sequence = Optional.empty();
    header = Optional.of(Mpeg2SequenceHeader.parse(bytes, from, to));
    matricesChanged = false;
    sent.append(bytes, from, to - from);
  }

  void extend(byte[] bytes, int from, int to) throws MalformedStreamException {
    extension = Optional.of(Mpeg2SequenceExtension.parse(bytes, from, to));
    sequence = Optional.empty();
    sent.append(bytes, from, to - from);
  }

  /** Takes another extension of the sequence. */
  void add(byte[] bytes, int from, int to) throws MalformedStreamException {
    sent.append(bytes, from, to - from);
  }

  /** A picture brought other quantiser matrices, which a repeated header would undo. §6.3.11. */
  void matricesChanged() {
    matricesChanged = true;
  }

  /** Whether the header may be sent again before a picture. */
  boolean repeatable() {
    return header.isPresent() && !matricesChanged;
  }

  Optional<VideoSequence> sequence() {
    if (sequence.isEmpty()) {
      sequence = header.map(this::describe);
    }
    return sequence;
  }

  private VideoSequence describe(Mpeg2SequenceHeader sequenceHeader) {
    return extension
        .map(e -> Mpeg2Sequence.of(sequenceHeader, e))
        .orElseGet(() -> Mpeg2Sequence.ofMpeg1(sequenceHeader));
  }

  /** The headers and {@code unit} after them; valid until the next call. */
  UnitBuffer before(UnitBuffer unit) throws MalformedStreamException {
    joined.clear();
    joined.append(sent);
    joined.append(unit);
    return joined;
  }
}
