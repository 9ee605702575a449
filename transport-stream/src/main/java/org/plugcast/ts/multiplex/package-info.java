/**
 * A channel as a pure function: {@code (timeline, packet index) -> 188 bytes}. Start at {@link
 * Multiplex}.
 *
 * <p>{@link Timeline} says which clip is on air when, {@link ChannelGrid} holds all arithmetic
 * between packet indices, rows, frames and clock ticks, {@link RowLayout} says which slot of a row
 * carries what. Reads no clock, file or socket; packets of clips come through {@link ClipSource}.
 * ISO/IEC 13818-1 §2.4.
 */
@NullMarked
package org.plugcast.ts.multiplex;

import org.jspecify.annotations.NullMarked;
