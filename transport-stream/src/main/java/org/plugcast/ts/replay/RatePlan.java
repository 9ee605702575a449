package org.plugcast.ts.replay;

import java.io.IOException;
import java.util.Optional;
import org.plugcast.ts.mpeg.MalformedStreamException;
import org.plugcast.ts.mpeg.MuxRate;

/** What has to be done to a file to have a constant rate. */
sealed interface RatePlan {
  /** Rate of the stream that is sent. */
  MuxRate rate();

  /** Nothing: each packet stays where it is. */
  record Unchanged(MuxRate rate) implements RatePlan {}

  /** Each packet that is no null packet is sent at its time. */
  record Retimed(MuxRate rate, SourceClock clock) implements RatePlan {}

  /**
   * Decides.
   *
   * @param wanted the rate asked for; without it the file's own, or the least one that will do
   */
  static RatePlan of(Survey survey, Optional<MuxRate> wanted) throws IOException {
    Optional<SourceClock> clock = survey.clock();
    if (clock.isEmpty()) {
      return new Unchanged(wanted.orElseThrow(() -> noClock(survey)));
    }
    return wanted.isPresent()
        ? asWanted(survey, clock.get(), wanted.get())
        : asFound(survey, clock.get());
  }

  private static RatePlan asWanted(Survey survey, SourceClock clock, MuxRate wanted)
      throws RateTooLowException {
    if (new ConstantRate(clock).explains(wanted)) {
      return new Unchanged(wanted);
    }
    long least = least(survey, clock).bitsPerSecond();
    if (wanted.bitsPerSecond() < least) {
      throw new RateTooLowException(wanted, least);
    }
    return new Retimed(wanted, clock);
  }

  private static RatePlan asFound(Survey survey, SourceClock clock) {
    ConstantRate constant = new ConstantRate(clock);
    Optional<MuxRate> whole = constant.whole();
    if (whole.isPresent()) {
      return new Unchanged(whole.get());
    }
    return constant.onOneLine()
        ? new Retimed(new MuxRate((long) Math.ceil(constant.bitsPerSecond())), clock)
        : new Retimed(least(survey, clock), clock);
  }

  /** In whole kbit/s. */
  private static MuxRate least(Survey survey, SourceClock clock) {
    long least = new LeastRate(clock, survey.packets(), survey.payload()).bitsPerSecond();
    return new MuxRate(Math.max(2000, Math.ceilDiv(least, 1000) * 1000));
  }

  private static MalformedStreamException noClock(Survey survey) {
    return new MalformedStreamException(
        "no running program clock (PCR) in "
            + survey.packets()
            + " packets: say how fast to send them, --rate BPS",
        survey.start(),
        "ISO/IEC 13818-1 §2.4.3.5");
  }
}
