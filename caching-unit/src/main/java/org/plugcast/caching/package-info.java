/**
 * The caching unit: media in, timelines and clips out. Start at {@link CachingUnit}.
 *
 * <p>A folder of media is watched ({@code media}), remembered ({@code catalogue}), made ready for
 * air ({@code jobs}), put in order ({@code planner}) and served ({@code http}); {@code station}
 * keeps them in step. Units exchange nothing but timelines and clips, over HTTP.
 */
@NullMarked
package org.plugcast.caching;

import org.jspecify.annotations.NullMarked;
