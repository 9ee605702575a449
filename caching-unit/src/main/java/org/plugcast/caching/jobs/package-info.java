/**
 * The work on items: opening them, making clips, choosing what comes next. Start at {@link
 * Workshop}; what really makes a clip stands behind {@link ItemMaker}.
 */
@NullMarked
package org.plugcast.caching.jobs;

import org.jspecify.annotations.NullMarked;
