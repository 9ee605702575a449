/**
 * What lies in the media folder. Start at {@link MediaFolder} (one look) and {@link MediaWatch}
 * (for ever).
 *
 * <p>Reads names, sizes and times; opens sidecar and playlist files, never media.
 */
@NullMarked
package org.plugcast.caching.media;

import org.jspecify.annotations.NullMarked;
