/**
 * Service information of ETSI EN 300 468 in bytes. Start at {@link Sdt}.
 *
 * <p>Immutable values that are written and parsed by the same class. Pure: touches no clock, file
 * or socket.
 */
@NullMarked
package org.plugcast.ts.dvb;

import org.jspecify.annotations.NullMarked;
