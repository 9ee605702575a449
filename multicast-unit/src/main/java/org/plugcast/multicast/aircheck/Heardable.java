package org.plugcast.multicast.aircheck;

import java.net.InetSocketAddress;
import org.plugcast.multicast.pacing.LaneSpec;
import org.plugcast.multicast.pacing.Ring;
import org.plugcast.multicast.prerecorded.PlayedLine;

/**
 * A channel as it may be heard on a group.
 *
 * @param channel id of the channel
 * @param group where it is heard
 * @param spec when its datagrams are due
 * @param ring what they should be
 * @param played what they are made from: only those of the timeline are the same on both twins
 * @param takeoverNs silence after which another one sends, in nanoseconds
 * @param audience who is told
 */
public record Heardable(
    int channel,
    InetSocketAddress group,
    LaneSpec spec,
    Ring ring,
    PlayedLine played,
    long takeoverNs,
    Audience audience) {}
