package org.plugcast.multicast.twin;

import java.util.EnumSet;
import java.util.Set;

/** What an operator should know of a channel. Holds as long as its reason does. */
public enum Alarm {
  FOREIGN_SENDER(1, "a sender that is neither twin talks on the group"),
  TWIN_NOT_HEARD(1 << 1, "the twin says that it sends but is not heard here"),
  TWO_SENDERS(1 << 2, "both twins send"),
  UNABLE(1 << 3, "this unit has nothing to send or no way to"),
  STALLED(1 << 4, "the sender of this unit stands still");

  private static final Alarm[] ALARMS = values();

  private final int bit;
  private final String words;

  Alarm(int bit, String words) {
    this.bit = bit;
    this.words = words;
  }

  public String words() {
    return words;
  }

  /** Its place in a set of bits. */
  public int bit() {
    return bit;
  }

  /** The alarms of a state, as {@linkplain #bit bits}. */
  static int in(State state, Facts facts) {
    return (facts.isForeignHeard() ? FOREIGN_SENDER.bit() : 0)
        | (isTwinMissed(state, facts) ? TWIN_NOT_HEARD.bit() : 0)
        | (isShared(state, facts) ? TWO_SENDERS.bit() : 0)
        | (facts.isAble() ? 0 : UNABLE.bit())
        | (facts.isStalled() ? STALLED.bit() : 0);
  }

  /** The alarms of a set of bits. */
  public static Set<Alarm> ofBits(int bits) {
    Set<Alarm> alarms = EnumSet.noneOf(Alarm.class);
    for (Alarm alarm : ALARMS) {
      if ((bits & alarm.bit) != 0) {
        alarms.add(alarm);
      }
    }
    return alarms;
  }

  private static boolean isTwinMissed(State state, Facts facts) {
    return facts.twinClaim().isOnAir()
        && switch (state) {
          case State.Listening _, State.Shadow _, State.Standby _, State.Spare _, State.Armed _ ->
              facts.partnerQuietNs(state.sinceNs()) >= facts.timing().takeoverNs();
          case State.OnAir _, State.Yielding _ -> false;
        };
  }

  private static boolean isShared(State state, Facts facts) {
    return state instanceof State.OnAir onAir
        && facts.contest(onAir.contestableNs()) != Contest.NONE;
  }
}
