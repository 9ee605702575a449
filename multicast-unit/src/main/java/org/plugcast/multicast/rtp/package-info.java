/**
 * RTP before the packets of a datagram: what {@code org.plugcast.ts.rtp} says, for the filler.
 * Start at {@link TimelineFraming}.
 */
@NullMarked
package org.plugcast.multicast.rtp;

import org.jspecify.annotations.NullMarked;
