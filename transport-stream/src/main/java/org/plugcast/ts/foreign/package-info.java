/**
 * Takes foreign transport streams in, as they are: no decoding, no encoding. Start at {@link
 * ForeignStream}; {@link ChannelFit} says why one does not fit a channel.
 *
 * <p>Decisions (choice of streams, order of display, cadence, alignment) are pure; payload goes to
 * spools. Never writes transport packets.
 */
@NullMarked
package org.plugcast.ts.foreign;

import org.jspecify.annotations.NullMarked;
