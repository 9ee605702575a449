package org.plugcast.provisioning.send;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.plugcast.multicast.pacing.DatagramFraming;
import org.plugcast.multicast.replay.Replay;
import org.plugcast.multicast.rtp.RateFraming;
import org.plugcast.multicast.sender.SenderSettings;
import org.plugcast.multicast.wire.WireOptions;
import org.plugcast.ts.mpeg.MalformedStreamException;
import org.plugcast.ts.replay.RateTooLowException;
import org.plugcast.ts.replay.Recording;

/** Sends by the sender that units have. */
public final class ReplaySending implements Sending {
  private static final int SENT = 0;
  private static final int FAILED = 1;
  private static final Duration LATENESS_BOUND = Duration.ofMillis(100);
  private static final Duration LONGEST_SLEEP = Duration.ofMillis(20);
  private static final Path FOLDER = Path.of(System.getProperty("java.io.tmpdir"));

  @Override
  public int run(SendRequest request, PrintWriter out) throws IOException {
    List<Recording> recordings = new ArrayList<>();
    try {
      for (SendRequest.Stream stream : request.streams()) {
        recordings.add(open(stream));
      }
      return send(request, targets(request, recordings), out);
    } finally {
      for (Recording recording : recordings) {
        recording.close();
      }
    }
  }

  private static Recording open(SendRequest.Stream stream) throws IOException {
    try {
      return Recording.open(stream.file(), FOLDER, stream.rate());
    } catch (MalformedStreamException | RateTooLowException e) {
      throw new IllegalArgumentException(stream.file() + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new IOException(stream.file() + ": " + e.getMessage(), e);
    }
  }

  private static List<Replay.Target> targets(SendRequest request, List<Recording> recordings) {
    List<Replay.Target> targets = new ArrayList<>();
    for (int i = 0; i < recordings.size(); i++) {
      Recording recording = recordings.get(i);
      for (InetSocketAddress address : request.streams().get(i).destination().addresses()) {
        targets.add(new Replay.Target(recording, address, framing(request, recording, address)));
      }
    }
    return targets;
  }

  private static DatagramFraming framing(
      SendRequest request, Recording recording, InetSocketAddress address) {
    return switch (request.framing()) {
      case UDP -> DatagramFraming.NONE;
      case RTP -> new RateFraming(recording.rate().bitsPerSecond(), ssrc(address));
    };
  }

  /** Unlike that of every other destination, and the same each time. RFC 3550 §8. */
  private static int ssrc(InetSocketAddress address) {
    CRC32 crc = new CRC32();
    crc.update(address.getAddress().getAddress());
    crc.update(address.getPort() >> 8);
    crc.update(address.getPort());
    return (int) crc.getValue();
  }

  private static int send(SendRequest request, List<Replay.Target> targets, PrintWriter out)
      throws IOException {
    boolean tells = request.summary() == SendRequest.Summary.TEXT;
    try (OnSignal _ = OnSignal.interrupting(Thread.currentThread());
        Replay replay = Replay.start(settings(request), targets)) {
      if (tells) {
        out.println(SendSummary.start(request, targets.size(), replay.streams()));
        out.flush();
      }
      boolean alive = await(replay, request.duration());
      out.println(tells ? SendSummary.text(replay.streams()) : SendSummary.json(replay.streams()));
      out.flush();
      return alive ? SENT : FAILED;
    }
  }

  private static SenderSettings settings(SendRequest request) {
    WireOptions.Loop loop =
        switch (request.localCopy()) {
          case ON -> WireOptions.Loop.ON;
          case OFF -> WireOptions.Loop.OFF;
        };
    return new SenderSettings(
        new WireOptions(
            request.outgoing().orElse(WireOptions.BY_ROUTE),
            0,
            request.ttl(),
            request.dscp(),
            loop),
        SenderSettings.Precedence.REAL_TIME,
        SenderSettings.Idle.SHALLOW,
        LATENESS_BOUND.toNanos(),
        LONGEST_SLEEP.toNanos(),
        Optional.empty());
  }

  /** Waits for the end of the time or a signal; false if sending died before. */
  private static boolean await(Replay replay, Optional<Duration> duration) {
    long beganNs = System.nanoTime();
    long lengthNs = duration.map(d -> d.plus(replay.untilBegin()).toNanos()).orElse(Long.MAX_VALUE);
    try {
      long leftNs = lengthNs;
      while (leftNs > 0 && replay.isAlive()) {
        Thread.sleep(Duration.ofNanos(Math.min(leftNs, 1_000_000_000)));
        replay.tick();
        leftNs = lengthNs - (System.nanoTime() - beganNs);
      }
    } catch (InterruptedException e) {
      // Told to stop: the counters follow.
    }
    return replay.isAlive();
  }
}
