/**
 * What the unit remembers: channels, items, clips, timelines, activity. Start at {@link Catalogue}.
 *
 * <p>SQL by Jdbi, embedded H2; the statements run on PostgreSQL, too. Decides nothing.
 */
@NullMarked
package org.plugcast.caching.catalogue;

import org.jspecify.annotations.NullMarked;
