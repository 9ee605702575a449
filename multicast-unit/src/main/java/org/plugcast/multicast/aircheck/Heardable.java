package org.plugcast.multicast.aircheck;

import java.net.InetSocketAddress;
import java.util.function.LongFunction;
import org.plugcast.multicast.pacing.LaneSpec;
import org.plugcast.multicast.pacing.Ring;
import org.plugcast.multicast.prerecorded.PlayedLine;
import org.plugcast.multicast.sender.SaidLine;

/**
 * A channel as it may be heard on a group.
 *
 * @param channel id of the channel
 * @param group where it is heard
 * @param spec when its datagrams are due
 * @param ring what they should be
 * @param played what they are made from: only those of the timeline are the same on both twins
 * @param told what who sends has said that it makes them from, by {@link
 *     org.plugcast.multicast.hearing.Source}
 * @param takeoverNs silence after which another one sends, in nanoseconds
 * @param audience who is told
 */
public record Heardable(
    int channel,
    InetSocketAddress group,
    LaneSpec spec,
    Ring ring,
    PlayedLine played,
    LongFunction<SaidLine> told,
    long takeoverNs,
    Audience audience) {}
