/**
 * Decisions about timelines: may one follow another ({@link Succession}), and which clips are
 * needed when ({@link ClipNeeds}).
 *
 * <p>Pure: reads no clock, file or socket.
 */
@NullMarked
package org.plugcast.multicast.plan;

import org.jspecify.annotations.NullMarked;
