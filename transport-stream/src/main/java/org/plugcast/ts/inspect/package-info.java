/**
 * Judges a transport stream by ETSI TR 101 290 and by the cadence of its time stamps. Start at
 * {@link StreamInspector}; the result is a {@link Report}.
 *
 * <p>Independent of {@code ts.multiplex}, so that it can judge it. Pure but for the thin edge that
 * reads an input stream or a channel to its end. Memory is bounded whatever the input.
 */
@NullMarked
package org.plugcast.ts.inspect;

import org.jspecify.annotations.NullMarked;
