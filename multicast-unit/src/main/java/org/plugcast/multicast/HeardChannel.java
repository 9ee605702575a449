package org.plugcast.multicast;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.plugcast.multicast.aircheck.Audience;
import org.plugcast.multicast.verify.Likeness;
import org.plugcast.multicast.verify.Run;

/** Records what is heard of a channel on a group, and logs what is judged. */
final class HeardChannel implements Audience {
  private final MadeFrom made;
  private final RecordingEar recording;
  private final Optional<AsRunEar> asRun;
  private final UnitRecordings recordings;

  /**
   * @param asRun empty where the group is not this unit's
   */
  HeardChannel(
      MadeFrom made, RecordingEar recording, Optional<AsRunEar> asRun, UnitRecordings recordings) {
    this.made = made;
    this.recording = recording;
    this.asRun = asRun;
    this.recordings = recordings;
  }

  @Override
  public void heard(
      long datagram, Likeness likeness, ByteBuffer payload, long heardAtNs, long source) {
    recording.heard(datagram, likeness, made.at(datagram, source), payload, heardAtNs, source);
  }

  @Override
  public void judged(Run run) {
    asRun.ifPresent(ear -> ear.judged(run));
  }

  @Override
  public void ended() {
    recordings.release(recording);
    asRun.ifPresent(AsRunEar::end);
  }
}
