/** The caching unit: media in, timelines and clips out. */
@NullMarked
package org.plugcast.caching;

import org.jspecify.annotations.NullMarked;
