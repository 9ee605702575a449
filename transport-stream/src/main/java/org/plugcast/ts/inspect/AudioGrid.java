package org.plugcast.ts.inspect;

import java.util.Locale;
import java.util.Optional;
import org.plugcast.ts.mpeg.Timestamp;

/** Holds the time stamps of an audio stream against the grid that its frames make. */
final class AudioGrid {
  private final Findings findings;
  private final int pid;
  private final long tolerance;
  private final AudioFrames frames;
  private boolean anchored;
  private long anchorPts;
  private long anchorSamples;
  private int anchorRate;
  private long worst;
  private long judged;

  /**
   * Watches {@code pid}.
   *
   * @param tolerance in 90 kHz ticks
   */
  AudioGrid(Findings findings, int pid, long tolerance, AudioFrames.Coding coding) {
    this.findings = findings;
    this.pid = pid;
    this.tolerance = tolerance;
    this.frames = new AudioFrames(coding);
  }

  void payload(byte[] bytes, int from, int to) {
    frames.push(bytes, from, to);
  }

  /** Bytes are missing or the clock may have jumped: makes a new grid from the next time stamp. */
  void restart() {
    frames.restart();
    anchored = false;
  }

  /** Takes the PTS of the first frame that starts in the payload to come. */
  void pts(long pts, long packet, long byteOffset) {
    if (anchored && !frames.inStep()) {
      anchored = false;
    }
    if (!anchored || anchorRate != 0 && anchorRate != frames.sampleRate()) {
      anchor(pts);
      return;
    }
    anchorRate = frames.sampleRate();
    long expected = anchorPts + (frames.started() - anchorSamples) * 90_000 / anchorRate;
    long off = Timestamp.difference(pts, expected);
    judged++;
    if (Math.abs(off) > tolerance) {
      report(off, packet, byteOffset);
      anchor(pts);
    } else {
      worst = Math.max(worst, Math.abs(off));
    }
  }

  private void anchor(long pts) {
    anchored = true;
    anchorPts = pts;
    anchorSamples = frames.started();
    anchorRate = frames.sampleRate();
  }

  private void report(long off, long packet, long byteOffset) {
    findings.add(
        FindingKind.AUDIO_GAP,
        packet,
        byteOffset,
        pid,
        () ->
            String.format(
                Locale.ROOT,
                "audio comes %.2f ms %s than the frames before it last",
                Math.abs(off) / 90.0,
                off > 0 ? "later" : "earlier"));
  }

  /** Furthest that a time stamp was off without being reported, in 90 kHz ticks. */
  Optional<Long> worst() {
    return judged == 0 ? Optional.empty() : Optional.of(worst);
  }
}
