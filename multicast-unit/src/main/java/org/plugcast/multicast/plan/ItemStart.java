package org.plugcast.multicast.plan;

import org.plugcast.ts.multiplex.Digest;

/**
 * The beginning of an item.
 *
 * @param packet index of its first packet
 */
public record ItemStart(Digest clip, long packet) {}
