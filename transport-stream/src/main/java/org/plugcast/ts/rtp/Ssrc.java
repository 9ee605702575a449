package org.plugcast.ts.rtp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.plugcast.ts.multiplex.Service;
import org.plugcast.ts.multiplex.Timeline;

/**
 * Synchronization source of a channel. RFC 3550 §8.
 *
 * <p>It names one space of sequence numbers and time stamps, so it is derived from what fixes them
 * and from the channel's numbers: the same for both twins and for every revision, whatever name the
 * channel has; another one where the channel starts anew.
 */
public final class Ssrc {
  private static final int BYTES = 4;

  private Ssrc() {}

  /** First four bytes of a SHA-256, most significant first. */
  public static int of(Timeline timeline) {
    Service service = timeline.service();
    String identity =
        String.join(
            " ",
            "plugcast-ssrc",
            Integer.toString(service.transportStreamId()),
            Integer.toString(service.programNumber()),
            timeline.epoch().toString(),
            Long.toString(timeline.originTicks()));
    byte[] digest = sha256(identity);
    int ssrc = 0;
    for (int i = 0; i < BYTES; i++) {
      ssrc = ssrc << 8 | digest[i] & 0xff;
    }
    return ssrc;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
