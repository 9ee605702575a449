/**
 * Passes channels from one process to another at an agreed datagram: from twin to twin, or from a
 * unit to its next version. Start at {@link org.plugcast.multicast.handover.Handover}.
 *
 * <p>The one on air says from when on it will be silent, asks the other to begin there, and takes
 * back what it said when the other does not agree in time.
 */
@NullMarked
package org.plugcast.multicast.handover;

import org.jspecify.annotations.NullMarked;
