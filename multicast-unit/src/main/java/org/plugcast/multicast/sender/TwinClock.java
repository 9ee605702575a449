package org.plugcast.multicast.sender;

import java.util.OptionalLong;

/**
 * How far the clocks of the air of this unit and its twin are apart, by heartbeats.
 *
 * @param offsetNs the twin's clock less this unit's, in nanoseconds
 * @param withinNs how wrong that may be: half of the shortest way there and back; unknown while the
 *     twin does not say how long this unit's heartbeats take: then the way is taken for no time
 */
public record TwinClock(long offsetNs, OptionalLong withinNs) {}
