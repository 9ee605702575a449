/**
 * Multicast sockets. Start at {@link MulticastSender}.
 *
 * <p>Java NIO only, so that it runs on every machine; knows nothing of packets.
 */
@NullMarked
package org.plugcast.multicast.send;

import org.jspecify.annotations.NullMarked;
