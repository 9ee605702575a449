/**
 * Sends every packet when it is due. Start at {@link Pacer}; {@link AgentThread} runs it.
 *
 * <p>A channel is a {@link PacketSource}: packets as a function of their index. The {@link Filler}
 * prepares datagrams a little ahead into a {@link Ring}; the pacer only takes them from there, so
 * it never waits for a disk. Both are agents: clocks and sockets enter by constructor, and idling
 * belongs to the thread that runs them. A ring is memory that two processes may share.
 */
@NullMarked
package org.plugcast.multicast.pacing;

import org.jspecify.annotations.NullMarked;
