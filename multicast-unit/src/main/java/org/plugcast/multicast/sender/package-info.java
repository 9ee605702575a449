/**
 * The sender: a process of its own that does nothing but pace. Start at {@link Sender}; {@link
 * SenderMain} is the process.
 *
 * <p>Rings and the clock of the air lie in memory that the unit and its sender share, so what the
 * unit does beside - HTTP, fetching, tidying its memory up - never holds a datagram up. What is to
 * be sent is said in {@linkplain Command lines of text} on the process' standard input, at whose
 * end the process ends too.
 */
@NullMarked
package org.plugcast.multicast.sender;

import org.jspecify.annotations.NullMarked;
