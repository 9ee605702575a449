/**
 * The renderer behind {@link org.plugcast.caching.jobs.ItemMaker}. Start at {@link RenderedItems};
 * nothing else of this module knows the renderer.
 */
@NullMarked
package org.plugcast.caching.render;

import org.jspecify.annotations.NullMarked;
