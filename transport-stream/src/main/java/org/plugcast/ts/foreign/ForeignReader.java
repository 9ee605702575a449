package org.plugcast.ts.foreign;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.plugcast.ts.elementary.AudioFramer;
import org.plugcast.ts.elementary.AudioSyntax;
import org.plugcast.ts.elementary.Demultiplexer;
import org.plugcast.ts.elementary.ElementaryFramer;
import org.plugcast.ts.elementary.H264Framer;
import org.plugcast.ts.elementary.Mpeg2Framer;
import org.plugcast.ts.elementary.PesStamps;
import org.plugcast.ts.mpeg.MalformedStreamException;
import org.plugcast.ts.mpeg.Pmt;

/** Leads the chosen streams of a programme to their framers and collectors. For one thread. */
final class ForeignReader implements Demultiplexer.Sink {
  private final VideoCollector video;
  private final AudioCollector audio;
  private final Oddities oddities = new Oddities();
  private final Map<Integer, ElementaryFramer> framers = new TreeMap<>();
  private Optional<StreamChoice> choice = Optional.empty();

  ForeignReader(VideoCollector video, AudioCollector audio) {
    this.video = video;
    this.audio = audio;
  }

  VideoCollector video() {
    return video;
  }

  AudioCollector audio() {
    return audio;
  }

  Oddities oddities() {
    return oddities;
  }

  Optional<Pmt.Stream> chosenVideo() {
    return choice.flatMap(StreamChoice::video);
  }

  Optional<Pmt.Stream> chosenAudio() {
    return choice.flatMap(StreamChoice::audio);
  }

  @Override
  public void programme(Pmt pmt) {
    StreamChoice found = StreamChoice.of(pmt);
    if (choice.isEmpty()) {
      choice = Optional.of(found);
      found.video().ifPresent(this::frame);
      found.audio().ifPresent(this::frame);
    } else if (!choice.get().alike(found)) {
      oddities.add("changes of the programme's streams", "version " + pmt.version());
    }
  }

  private void frame(Pmt.Stream stream) {
    switch (StreamKind.of(stream)) {
      case H264 -> framers.put(stream.pid(), new H264Framer(video));
      case MPEG_VIDEO -> framers.put(stream.pid(), new Mpeg2Framer(video));
      case AC3 -> framers.put(stream.pid(), new AudioFramer(AudioSyntax.ac3(), audio));
      case ADTS -> framers.put(stream.pid(), new AudioFramer(AudioSyntax.adts(), audio));
      case MPEG_AUDIO -> framers.put(stream.pid(), new AudioFramer(AudioSyntax.mpegAudio(), audio));
      case OTHER_VIDEO, OTHER_AUDIO, OTHER -> {}
    }
  }

  @Override
  public void start(int pid, PesStamps stamps) {
    ElementaryFramer framer = framers.get(pid);
    if (framer != null) {
      framer.start(stamps);
    }
  }

  @Override
  public void payload(int pid, byte[] bytes, int from, int length) throws IOException {
    ElementaryFramer framer = framers.get(pid);
    if (framer != null) {
      framer.payload(bytes, from, length);
    }
  }

  @Override
  public void lost(int pid) throws IOException {
    ElementaryFramer framer = framers.get(pid);
    if (framer != null) {
      framer.lost();
    }
  }

  @Override
  public void scrambled(int pid) {
    if (framers.containsKey(pid)) {
      oddities.add("scrambled packets", "PID " + pid);
    }
  }

  @Override
  public void malformed(int pid, MalformedStreamException fault) {
    if (framers.containsKey(pid) && started()) {
      oddities.add("faults of the multiplex", "PID " + pid + " (" + fault.getMessage() + ")");
    }
  }

  private boolean started() {
    return video.first().isPresent();
  }

  @Override
  public void end(int pid) throws IOException {
    ElementaryFramer framer = framers.get(pid);
    if (framer != null) {
      framer.end();
    }
  }

  /** A picture that is cut off is left out; whole audio frames before the cut count. */
  @Override
  public void cut(int pid) throws IOException {
    if (framers.get(pid) instanceof AudioFramer framer) {
      framer.end();
    }
  }
}
