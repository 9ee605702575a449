package org.plugcast.renderer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.plugcast.renderer.encode.FileEncoder;
import org.plugcast.renderer.encode.Heard;
import org.plugcast.renderer.encode.Levelled;
import org.plugcast.renderer.encode.Levelled.Peaks;
import org.plugcast.renderer.encode.Leveller;
import org.plugcast.renderer.encode.Loudness;
import org.plugcast.renderer.encode.LoudnessTarget;
import org.plugcast.renderer.encode.Progress;
import org.plugcast.renderer.encode.Section;
import org.plugcast.renderer.encode.Sound;
import org.plugcast.renderer.encode.Treatment;
import org.plugcast.ts.elementary.AudioStream;
import org.plugcast.ts.multiplex.AudioFormat;

/** Makes the sound of an item: listened to, trimmed, brought to its loudness, encoded. One use. */
final class SoundMaker {
  /** Encodings, until its loudness is right or its peaks allow no more. */
  private static final int MOST_ATTEMPTS = 8;

  /** Silence that stays at head and tail where the rest is trimmed. */
  private static final double HEAD_SECONDS = 0.05;

  private static final double TAIL_SECONDS = 0.2;

  private static final int RATE_STEP_PERCENT = 20;
  private static final int LEAST_RATE_PERCENT = 20;

  /** A difference in LU that an operator is told. */
  private static final double TOLD = 0.2;

  private final FileEncoder encoder;
  private final RenderRequest request;
  private final Profile profile;
  private final int stream;
  private final Section section;
  private final Consumer<String> notes;
  private final Leveller leveller;
  private Optional<Heard> heard = Optional.empty();
  private Treatment plain = Treatment.NONE;
  private Optional<Levelled> levelled = Optional.empty();
  private double trimmedSeconds;
  private double trimmedHeadSeconds;

  /**
   * @param stream of the file
   * @param section of the file that is heard
   * @param notes told what an operator might not expect
   */
  SoundMaker(
      FileEncoder encoder,
      RenderRequest request,
      int stream,
      Section section,
      Consumer<String> notes) {
    this.encoder = encoder;
    this.request = request;
    this.profile = request.profile();
    this.stream = stream;
    this.section = section;
    this.notes = notes;
    this.leveller = new Leveller(profile.loudness());
  }

  /** What was measured and done, where it was. */
  Optional<Levelled> levelled() {
    return levelled;
  }

  /** Seconds of silence that were taken away. */
  double trimmedSeconds() {
    return trimmedSeconds;
  }

  /** Seconds of them at its head. */
  double trimmedHeadSeconds() {
    return trimmedHeadSeconds;
  }

  /**
   * Listens to the sound, which is then made beside pictures, so that its length stays.
   *
   * @param expected seconds, for limits and progress
   */
  void listenBesidePictures(double expected, Progress progress)
      throws IOException, InterruptedException {
    listen(SoundOrder.Silence.KEPT, expected, progress);
  }

  /** Listens to the sound of an item that has nothing else. */
  void listenAlone(double expected, Progress progress) throws IOException, InterruptedException {
    listen(request.sound().silence(), expected, progress);
  }

  private void listen(SoundOrder.Silence silence, double expected, Progress progress)
      throws IOException, InterruptedException {
    if (profile.loudness() == LoudnessTarget.NONE && request.sound().equals(SoundOrder.AS_IT_IS)) {
      return;
    }
    Heard whole =
        encoder.hear(source(), stream, section, profile.format().audio(), expected, progress);
    plain = trimmed(faded(whole), silence, whole);
    heard = Optional.of(whole);
  }

  /** Seconds that the sound is going to have, nearly; unknown where it was not listened to. */
  OptionalDouble likelySeconds() {
    return heard.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.min(plain.to(), heard.get().seconds()) - plain.from());
  }

  /**
   * The sound, as it was found to be good when it was listened to.
   *
   * @param least seconds; silence is added if it is shorter
   */
  Sound make(double expected, double least, Progress progress)
      throws IOException, InterruptedException {
    return heard.isPresent()
        ? levelled(heard.get(), least, progress)
        : encoded(Treatment.NONE, expected, least, progress);
  }

  private Path source() {
    return request.source();
  }

  private Treatment faded(Heard heard) {
    double in = request.sound().fadeInSeconds();
    double out = request.sound().fadeOutSeconds();
    double most = heard.seconds() / 2;
    Treatment faded = Treatment.NONE.withFades(Math.min(in, most), Math.min(out, most));
    return out > 0 ? faded.within(0, heard.seconds()) : faded;
  }

  private Treatment trimmed(Treatment plain, SoundOrder.Silence silence, Heard heard) {
    if (silence == SoundOrder.Silence.KEPT || !heard.isSounding()) {
      return plain;
    }
    double from = Math.max(0, heard.silentHead() - HEAD_SECONDS);
    double to = heard.seconds() - Math.max(0, heard.silentTail() - TAIL_SECONDS);
    trimmedSeconds = from + heard.seconds() - to;
    if (trimmedSeconds <= 0) {
      return plain;
    }
    trimmedHeadSeconds = from;
    notes.accept(
        String.format(
            Locale.ROOT,
            "silence taken away: %.1f s at its head, %.1f s at its tail",
            from,
            heard.seconds() - to));
    return plain.within(from, to);
  }

  private Sound levelled(Heard heard, double least, Progress progress)
      throws IOException, InterruptedException {
    Treatment treatment = leveller.first(plain, heard.loudness());
    Sound sound = encoded(treatment, heard.seconds(), least, progress);
    for (int attempt = 1;
        attempt < MOST_ATTEMPTS && !leveller.isGood(sound.loudness());
        attempt++) {
      Loudness reached = sound.loudness();
      Treatment next = leveller.next(treatment, reached);
      sound.close();
      treatment = next;
      sound = encoded(treatment, heard.seconds(), least, progress);
      if (leveller.isInVain(treatment, reached, sound.loudness())) {
        break;
      }
    }
    tell(heard.loudness(), treatment, sound.loudness());
    return sound;
  }

  /** Frames of AAC differ in size: where one is too large, all are made at a lower rate. */
  private Sound encoded(Treatment treatment, double expected, double least, Progress progress)
      throws IOException, InterruptedException {
    AudioFormat audio = profile.format().audio();
    for (int percent = 100; percent > LEAST_RATE_PERCENT; percent -= RATE_STEP_PERCENT) {
      Sound sound = at(percent, treatment, expected, least, progress);
      if (largest(sound) <= audio.largestFrame()) {
        return sound;
      }
      sound.close();
    }
    return at(LEAST_RATE_PERCENT, treatment, expected, least, progress);
  }

  private Sound at(
      int percent, Treatment treatment, double expected, double least, Progress progress)
      throws IOException, InterruptedException {
    AudioFormat audio = profile.format().audio();
    AudioFormat lowered =
        new AudioFormat(
            audio.codec(),
            audio.channels(),
            audio.bitsPerSecond() / 100 * percent,
            audio.packetsPerFrame());
    return encoder.sound(
        source(),
        stream,
        section,
        lowered,
        profile.loudness(),
        treatment,
        expected,
        least,
        progress);
  }

  private static int largest(Sound sound) throws IOException {
    AudioStream frames = sound.frames();
    int largest = 0;
    for (int frame = 0; frame < frames.frames(); frame++) {
      largest = Math.max(largest, frames.size(frame));
    }
    return largest;
  }

  private void tell(Loudness before, Treatment done, Loudness reached) {
    double peak = done.isLimited() ? reached.truePeakDb() : before.truePeakDb() + done.gainDb();
    Loudness after = new Loudness(reached.lkfs(), peak);
    levelled =
        Optional.of(
            new Levelled(
                before, done.gainDb(), done.isLimited() ? Peaks.LIMITED : Peaks.KEPT, after));
    double wanted = profile.loudness().lkfs();
    if (profile.loudness() == LoudnessTarget.NONE) {
      return;
    }
    if (!before.isMeasured()) {
      notes.accept("too short or too soft to be measured: its loudness was left as it is");
    } else if (Math.abs(after.lkfs() - wanted) > TOLD) {
      notes.accept(
          String.format(Locale.ROOT, "its peaks allow %.1f LKFS and no more", after.lkfs()));
    }
  }
}
