/**
 * Turns the items of a channel into its timeline. Start at {@link Planner}.
 *
 * <p>Pure: reads no clock, file or socket; immutable, hence thread-safe.
 */
@NullMarked
package org.plugcast.caching.planner;

import org.jspecify.annotations.NullMarked;
