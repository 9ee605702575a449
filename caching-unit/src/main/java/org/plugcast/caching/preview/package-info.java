/**
 * Items for people to look at: their stream, pictures of it, a film for browsers. Start at {@link
 * org.plugcast.caching.preview.Previews}; what really makes pictures stands behind {@link
 * org.plugcast.caching.preview.PreviewMaker}.
 */
@NullMarked
package org.plugcast.caching.preview;

import org.jspecify.annotations.NullMarked;
