/**
 * Coded frames into clips. Start at {@link ClipAssembler}.
 *
 * <p>The decoder-buffer model (ISO/IEC 13818-1 §2.4.2) decides when each packet is sent, so that a
 * clip neither overflows nor underflows any decoder, wherever it stands in a timeline and whatever
 * clip of the same format comes before and after it.
 */
@NullMarked
package org.plugcast.ts.assemble;

import org.jspecify.annotations.NullMarked;
