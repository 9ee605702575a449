package org.plugcast.multicast.testing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.record.AirLine;
import org.plugcast.multicast.record.Check;
import org.plugcast.multicast.record.Disk;
import org.plugcast.multicast.record.Heard;
import org.plugcast.multicast.record.Place;
import org.plugcast.multicast.record.Recorder;
import org.plugcast.multicast.record.RecordingPlan;
import org.plugcast.multicast.record.RecordingSettings;
import org.plugcast.multicast.record.RecordingShelf;
import org.plugcast.multicast.record.Recordings;
import org.plugcast.multicast.record.Source;
import org.plugcast.multicast.record.StreamId;
import org.plugcast.ts.multiplex.ClipSource;
import org.plugcast.ts.multiplex.Multiplex;
import org.plugcast.ts.multiplex.Timeline;

/** Recordings of channel 1, made without a network. */
public final class SampleRecordings {
  private static final InetSocketAddress SENDER = new InetSocketAddress("10.0.0.1", 5004);

  private SampleRecordings() {}

  /** Records what a timeline sends from one second of it to another. */
  public static RecordingShelf make(
      Path folder, Timeline timeline, ClipSource clips, int fromSecond, int toSecond)
      throws IOException {
    AirLine air = AirLine.of(timeline);
    Recordings recordings =
        Recordings.start(RecordingSettings.of(folder, 1L << 40), Disk.real(), air::epochNs);
    Recorder recorder =
        recordings.recorder(
            new StreamId(1, StreamId.Origin.OWN), "239.10.0.1:5000", RecordingPlan.RING);
    recorder.follow(air);
    Cadence cadence = air.cadence();
    byte[] datagram = new byte[Cadence.DATAGRAM_BYTES];
    try (Multiplex multiplex = new Multiplex(timeline, clips)) {
      long end = cadence.datagramsIn(toSecond * 1_000_000_000L);
      for (long k = cadence.datagramsIn(fromSecond * 1_000_000_000L); k < end; k++) {
        long packet = k * Cadence.PACKETS_PER_DATAGRAM;
        multiplex.packets(packet, Cadence.PACKETS_PER_DATAGRAM, datagram, 0);
        Place place = new Place.Known(k, Check.IDENTICAL, Source.TIMELINE);
        recorder.heard(new Heard(ByteBuffer.wrap(datagram), SENDER, air.dueNs(packet), place));
      }
    }
    recordings.close();
    return recordings.shelf();
  }
}
