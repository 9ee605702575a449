/**
 * The channels at work: keeps folder, catalogue, jobs and timelines in step. Start at {@link
 * Station}.
 *
 * <p>All changes happen on the station's one thread; what others read is immutable.
 */
@NullMarked
package org.plugcast.caching.station;

import org.jspecify.annotations.NullMarked;
