package org.plugcast.multicast.channel;

import java.io.IOException;
import java.util.Optional;
import org.plugcast.multicast.fetch.TimelineFile;
import org.plugcast.ts.multiplex.Timeline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A channel's timeline on the disk, for the next process. Guarded by its channel. */
final class SavedTimeline {
  private static final Logger LOG = LoggerFactory.getLogger(SavedTimeline.class);

  private final int channel;
  private final TimelineFile file;
  private final Symptoms symptoms;

  SavedTimeline(int channel, TimelineFile file, Symptoms symptoms) {
    this.channel = channel;
    this.file = file;
    this.symptoms = symptoms;
  }

  /** That of an earlier process; one that cannot be read is told and passed over. */
  Optional<Timeline> read() {
    try {
      return file.read();
    } catch (IOException e) {
      LOG.warn("timeline-unreadable channel={} reason=\"{}\"", channel, e.getMessage());
      return Optional.empty();
    }
  }

  /** One that cannot be saved is told. */
  void write(Timeline timeline) {
    try {
      file.write(timeline);
      symptoms.saved(Optional.empty());
    } catch (IOException e) {
      if (symptoms.saved(Optional.of(String.valueOf(e.getMessage())))) {
        LOG.warn("timeline-not-saved channel={} reason=\"{}\"", channel, e.getMessage());
      }
    }
  }
}
