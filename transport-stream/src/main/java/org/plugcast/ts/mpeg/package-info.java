/**
 * ISO/IEC 13818-1 systems layer in bytes: packets, clock references, PES headers, sections, PAT,
 * PMT.
 *
 * <p>Start at {@link TsPacket} for packets, at {@link Section} for tables. Static accessors work on
 * the caller's array and allocate nothing; tables are immutable values that are written and parsed
 * by the same class. Pure: touches no clock, file or socket, and knows no codec.
 */
@NullMarked
package org.plugcast.ts.mpeg;

import org.jspecify.annotations.NullMarked;
