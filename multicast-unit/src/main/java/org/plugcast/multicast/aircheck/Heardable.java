package org.plugcast.multicast.aircheck;

import java.net.InetSocketAddress;
import org.plugcast.multicast.pacing.LaneSpec;
import org.plugcast.multicast.pacing.Ring;

/**
 * A channel as it may be heard on a group.
 *
 * @param channel id of the channel
 * @param group where it is heard
 * @param spec when its datagrams are due
 * @param ring what they should be
 * @param takeoverNs silence after which another one sends, in nanoseconds
 */
public record Heardable(
    int channel, InetSocketAddress group, LaneSpec spec, Ring ring, long takeoverNs) {}
