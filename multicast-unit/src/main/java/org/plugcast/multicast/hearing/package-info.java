/**
 * Hears what is on the groups of this unit and its twin. Start at {@link Ears}, which takes the
 * datagrams of many groups from few sockets; {@link HeardRing} carries them to another process.
 *
 * <p>What the system stamped by the wall clock is put onto the clock of the air, so that a step of
 * the wall clock does not look like silence. Hearing and writing to the ring allocate nothing: a
 * process that sends at the same time must never collect garbage. Needs Linux.
 */
@NullMarked
package org.plugcast.multicast.hearing;

import org.jspecify.annotations.NullMarked;
