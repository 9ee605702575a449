/**
 * What a channel sends when there is nothing left of its timeline: recordings of the channel, then
 * a slate; and the decision when to change over. Start at {@link
 * org.plugcast.multicast.prerecorded.Fallback} for the decision, at {@link
 * org.plugcast.multicast.prerecorded.PreRecordedSource} and {@link
 * org.plugcast.multicast.prerecorded.SplicedSource} for the packets.
 *
 * <p>All packets are functions of their index. Where one stream follows another there is a splice
 * that ISO/IEC 13818-1 §2.4.3.5 allows: PCR goes on as if nothing had happened, continuity counters
 * jump where discontinuity_indicator announces it, and every elementary stream begins at an access
 * point.
 */
@NullMarked
package org.plugcast.multicast.prerecorded;

import org.jspecify.annotations.NullMarked;
