package org.plugcast.provisioning.twins;

import java.util.List;
import java.util.Optional;

/**
 * Who hands a channel over to whom, and when.
 *
 * @param channel number of the channel
 * @param index number of the first packet of the taker
 * @param from name or address of the unit that sends before it
 * @param to name or address of the unit that sends from it on
 * @param at UTC of that packet, as the unit wrote it
 * @param refusal why there is no agreement on this channel; empty if there is one
 */
public record Agreement(
    int channel, long index, String from, String to, String at, String refusal) {

  public boolean refused() {
    return !refusal.isEmpty();
  }

  /** One line for people. */
  public String words() {
    if (refused()) {
      return "channel " + channel + ": not handed over: " + refusal;
    }
    return "channel "
        + channel
        + ": "
        + from
        + " hands over to "
        + to
        + " at packet "
        + index
        + (at.isEmpty() ? "" : ", " + at);
  }

  /** Whether the units tell that the taker sends and the giver does not. */
  public boolean fulfilled(List<UnitAnswer> answers) {
    Optional<TwinChannel> taker = of(answers, to);
    Optional<TwinChannel> giver = of(answers, from);
    return taker.map(TwinChannel::sends).orElse(giver.isPresent())
        && !giver.map(TwinChannel::sends).orElse(false);
  }

  private Optional<TwinChannel> of(List<UnitAnswer> answers, String unit) {
    return answers.stream()
        .filter(UnitAnswer.Told.class::isInstance)
        .map(UnitAnswer.Told.class::cast)
        .filter(told -> told.status().unit().equals(unit) || told.unit().toString().equals(unit))
        .findFirst()
        .flatMap(told -> told.status().channel(channel));
  }
}
