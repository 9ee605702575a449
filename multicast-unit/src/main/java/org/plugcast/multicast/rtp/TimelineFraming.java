package org.plugcast.multicast.rtp;

import org.plugcast.multicast.pacing.DatagramFraming;
import org.plugcast.ts.multiplex.Timeline;
import org.plugcast.ts.rtp.RtpFraming;
import org.plugcast.ts.rtp.RtpHeader;

/** RTP of a timeline: equal on all units that send it. SMPTE ST 2022-2, ST 2022-7. */
public final class TimelineFraming implements DatagramFraming {
  private final RtpFraming rtp;

  public TimelineFraming(Timeline timeline) {
    rtp = RtpFraming.of(timeline);
  }

  @Override
  public int headerBytes() {
    return RtpHeader.LENGTH;
  }

  @Override
  public void write(long datagram, byte[] destination) {
    rtp.writeHeader(datagram, destination, 0);
  }
}
