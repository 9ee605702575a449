package org.plugcast.multicast.sender;

import java.io.IOException;
import org.plugcast.multicast.linux.Linux;
import org.plugcast.multicast.pacing.AirClock;
import org.plugcast.multicast.pacing.Filler;
import org.plugcast.multicast.pacing.TimeSource;
import org.plugcast.multicast.wire.Wires;

/** Starts the best sender that this system has, with the clock and the filler that go with it. */
public final class Senders {
  private Senders() {}

  /** A sender, the clock of the air, and the filler, which is to be given a thread. */
  public record Running(Sender sender, AirClock clock, Filler filler) {}

  /**
   * Starts a sender.
   *
   * @throws IOException saying why it cannot be started
   */
  public static Running start(SenderSettings settings, TimeSource time) throws IOException {
    return Linux.isHere() ? process(settings, time) : thread(settings, time);
  }

  private static Running process(SenderSettings settings, TimeSource time) throws IOException {
    SenderProcess sender = new SenderProcess(settings);
    AirClock clock = new AirClock(time, sender.clockPage());
    Filler filler = new Filler(clock);
    sender.start(filler::resume);
    return new Running(sender, clock, filler);
  }

  private static Running thread(SenderSettings settings, TimeSource time) {
    AirClock clock = new AirClock(time);
    Sender sender =
        new LocalSender(
            clock,
            time,
            Wires.of(settings.wire()),
            settings.latenessBoundNs(),
            settings.longestSleepNs());
    return new Running(sender, clock, new Filler(clock));
  }
}
