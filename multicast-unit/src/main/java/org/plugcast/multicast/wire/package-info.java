/**
 * Sockets. Start at {@link Wires}.
 *
 * <p>On Linux many datagrams leave by one call of the system; elsewhere Java's own channels do.
 * Knows nothing of packets and time.
 */
@NullMarked
package org.plugcast.multicast.wire;

import org.jspecify.annotations.NullMarked;
