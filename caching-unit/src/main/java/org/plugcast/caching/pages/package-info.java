/**
 * Watches what pages have loaded, and has clips made again when it changes. Start at {@link
 * PageWatch}.
 */
@NullMarked
package org.plugcast.caching.pages;

import org.jspecify.annotations.NullMarked;
