package org.plugcast.ts.elementary;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.plugcast.ts.elementary.AudioFrame.Part;
import org.plugcast.ts.mpeg.MalformedStreamException;

/**
 * Finds the frames of an audio stream by their headers. For one thread.
 *
 * <p>Out of step, a frame counts once a second one follows right behind it.
 */
public final class AudioFramer implements ElementaryFramer {
  private static final String CLAUSE = "ISO/IEC 13818-1 §2.4.3.7";

  /** Bytes of an access unit with all its substreams. ATSC A/52 annex E §2.3.1. */
  private static final int LONGEST_UNIT = 65_536;

  private final AudioSyntax syntax;
  private final AudioSink sink;
  private final StampQueue stamps = new StampQueue();
  private final UnitBuffer buffer = new UnitBuffer();
  private Optional<AudioFrame> main = Optional.empty();
  private OptionalLong mainPts = OptionalLong.empty();
  private boolean inStep;
  private boolean reported;

  /** Where the next frame is expected; the access unit under way stands before it. */
  private int at;

  /** Position in the stream of the buffer's first byte. */
  private long base;

  public AudioFramer(AudioSyntax syntax, AudioSink sink) {
    this.syntax = syntax;
    this.sink = sink;
  }

  @Override
  public void start(PesStamps pesStamps) {
    stamps.add(base + buffer.length(), pesStamps);
  }

  @Override
  public void payload(byte[] bytes, int from, int length) throws IOException {
    buffer.append(bytes, from, length);
    while (step()) {}
  }

  @Override
  public void lost() throws IOException {
    emit();
    discard(buffer.length());
    stamps.clear();
    inStep = false;
    reported = true;
    sink.damaged(new MalformedStreamException("bytes lost", base, CLAUSE));
  }

  @Override
  public void end() throws IOException {
    if (!inStep) {
      lastFrame();
    }
    emit();
    discard(buffer.length());
  }

  /** A frame at the very end, which no other confirms. */
  private void lastFrame() throws IOException {
    int left = buffer.length() - at;
    if (left >= syntax.headerLength() && syntax.syncs(buffer.bytes(), at)) {
      Optional<AudioFrame> frame = parse(at);
      if (frame.isPresent() && frame.get().size() == left) {
        take(frame.get());
      }
    }
  }

  /** Takes a frame or passes over a byte; false if it needs more bytes for that. */
  private boolean step() throws IOException {
    int left = buffer.length() - at;
    if (left < syntax.headerLength()) {
      return false;
    }
    Optional<AudioFrame> frame = syntax.syncs(buffer.bytes(), at) ? parse(at) : Optional.empty();
    if (frame.isEmpty()) {
      outOfStep();
      return true;
    }
    int size = frame.get().size();
    if (left < size + (inStep ? 0 : syntax.headerLength())) {
      return false;
    }
    if (!inStep && !confirmed(frame.get())) {
      outOfStep();
      return true;
    }
    take(frame.get());
    return true;
  }

  private boolean confirmed(AudioFrame frame) {
    int next = at + frame.size();
    if (!syntax.syncs(buffer.bytes(), next)) {
      return false;
    }
    Optional<AudioFrame> second = parse(next);
    return second.isPresent()
        && second.get().coding() == frame.coding()
        && second.get().sampleRate() == frame.sampleRate();
  }

  private Optional<AudioFrame> parse(int offset) {
    try {
      return Optional.of(syntax.parse(buffer.bytes(), offset));
    } catch (MalformedStreamException e) {
      return Optional.empty();
    }
  }

  private void take(AudioFrame frame) throws IOException {
    if (frame.part() == Part.MAIN || at + frame.size() > LONGEST_UNIT) {
      emit();
    }
    inStep = true;
    reported = false;
    OptionalLong pts = stamps.take(base + at).pts();
    if (frame.part() == Part.MAIN) {
      main = Optional.of(frame);
      mainPts = pts;
    } else if (main.isEmpty()) {
      discard(frame.size());
      return;
    }
    at += frame.size();
  }

  /** Hands out the access unit before {@code at}. */
  private void emit() throws IOException {
    Optional<AudioFrame> frame = main;
    main = Optional.empty();
    if (frame.isPresent()) {
      sink.frame(frame.get(), mainPts, buffer.bytes(), 0, at);
    }
    discard(at);
    at = 0;
  }

  private void outOfStep() throws IOException {
    emit();
    if (!reported) {
      reported = true;
      sink.damaged(new MalformedStreamException("no audio frame", base, CLAUSE));
    }
    inStep = false;
    discard(nextSync());
  }

  /** Where the next sync word may stand. */
  private int nextSync() {
    int next = 1;
    while (next + 2 <= buffer.length() && !syntax.syncs(buffer.bytes(), next)) {
      next++;
    }
    return next;
  }

  private void discard(int count) {
    base += count;
    buffer.dropFirst(count);
  }
}
