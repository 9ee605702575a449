/**
 * What the unit makes of all that its sender hears on the groups: it compares, counts, tells. Start
 * at {@link org.plugcast.multicast.aircheck.AirCheck}.
 *
 * <p>At leisure: nothing on the way to the wire waits for this.
 */
@NullMarked
package org.plugcast.multicast.aircheck;

import org.jspecify.annotations.NullMarked;
