/**
 * Any transport stream file, not re-encoded, as a constant-bit-rate stream without end: each packet
 * is a function of its index. Start at {@link org.plugcast.ts.replay.Recording}.
 *
 * <p>ISO/IEC 13818-1 §2.4.2 and §2.4.3. Reads the file and may write one temporary file beside;
 * touches no clock and no socket.
 */
@NullMarked
package org.plugcast.ts.replay;

import org.jspecify.annotations.NullMarked;
