package org.plugcast.multicast.plan;

import java.util.Optional;
import org.plugcast.ts.multiplex.Schedule;
import org.plugcast.ts.multiplex.Schedule.Placed;
import org.plugcast.ts.multiplex.Timeline;

/**
 * Whether a timeline may follow another.
 *
 * <p>A revision changes nothing before the frame from which it is valid. That can only be checked
 * against the revision just before it: where revisions were missed, the latest one counts.
 */
public final class Succession {
  private Succession() {}

  /**
   * Judges {@code offered} while {@code current} is in use.
   *
   * @param frameOnAir the earliest video frame of which anything is still to be sent
   */
  public static Verdict judge(Timeline current, Timeline offered, long frameOnAir) {
    if (offered.equals(current)) {
      return new Verdict.Same();
    }
    Optional<String> difference = difference(current, offered);
    if (difference.isPresent()) {
      return new Verdict.Replaces(difference.get());
    }
    if (offered.revision() <= current.revision()) {
      return new Verdict.Refused(
          "revision " + offered.revision() + " offered while " + current.revision() + " is in use");
    }
    long from = Math.max(frameOnAir, current.firstFrame());
    if (offered.firstFrame() > from) {
      return new Verdict.NotYet(
          "begins with frame " + offered.firstFrame() + ", on air is frame " + from);
    }
    if (offered.revision() > current.revision() + 1) {
      return new Verdict.Revises();
    }
    return disagreement(current, offered, from)
        .<Verdict>map(Verdict.Refused::new)
        .orElseGet(Verdict.Revises::new);
  }

  private static Optional<String> difference(Timeline current, Timeline offered) {
    if (!current.format().equals(offered.format())) {
      return Optional.of("format");
    }
    if (!current.epoch().equals(offered.epoch())
        || current.originTicks() != offered.originTicks()) {
      return Optional.of("epoch");
    }
    return current.service().equals(offered.service()) ? Optional.empty() : Optional.of("service");
  }

  private static Optional<String> disagreement(Timeline current, Timeline offered, long from) {
    Schedule before = new Schedule(current);
    Schedule after = new Schedule(offered);
    long frame = from;
    while (frame < offered.validFrom()) {
      Placed was = before.at(frame).orElseThrow();
      Placed is = after.at(frame).orElseThrow();
      if (was.firstFrame() != is.firstFrame() || !was.entry().equals(is.entry())) {
        return Optional.of(
            "revision "
                + offered.revision()
                + " changes frame "
                + frame
                + " though it is valid from "
                + offered.validFrom());
      }
      frame = was.endFrame();
    }
    return Optional.empty();
  }
}
