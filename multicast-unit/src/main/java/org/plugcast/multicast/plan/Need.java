package org.plugcast.multicast.plan;

import org.plugcast.ts.multiplex.Digest;

/**
 * A clip that will be sent.
 *
 * @param dueNs UTC of its first packet, in nanoseconds since 1970-01-01; past if it is on air
 */
public record Need(Digest clip, long dueNs) {}
