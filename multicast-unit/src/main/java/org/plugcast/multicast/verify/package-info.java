/**
 * Says of each datagram of a channel whether what was heard is what should have been on the wire.
 * Start at {@link Verifier}.
 *
 * <p>A stream without RTP does not number its datagrams, and many of them may be equal (null
 * packets alone). So a datagram is looked for where it is due next; where it is not that one, it is
 * held until one comes of which there is but one, and those held are aligned with what was expected
 * ({@link Alignment}). What became of each index is kept for a while ({@link Ledger}), for a
 * datagram that is missing may yet come.
 *
 * <p>Pure: reads no clock, file or socket; what was heard comes with its time.
 */
@NullMarked
package org.plugcast.multicast.verify;

import org.jspecify.annotations.NullMarked;
