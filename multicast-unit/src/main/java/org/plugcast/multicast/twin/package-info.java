/**
 * Decides which of two twins sends a channel. Start at {@link ChannelWatch}, one for each channel;
 * {@link Transition} is the whole of the rules, {@link Heartbeat} what twins tell each other.
 *
 * <p>Pure: no clock, socket, file, thread or logger. Times are UTC of the clock of the air, in
 * nanoseconds since 1970-01-01, which never steps. What a channel decides it does to its {@link
 * org.plugcast.multicast.pacing.Gate}. The only other things known of pacing are when datagrams are
 * due. Nothing allocates while nothing changes.
 */
@NullMarked
package org.plugcast.multicast.twin;

import org.jspecify.annotations.NullMarked;
