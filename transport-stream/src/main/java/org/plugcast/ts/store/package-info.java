/**
 * Clips and spooled streams in files. Start at {@link ClipStore}.
 *
 * <p>The module's only input and output. A file is written under a temporary name, synced and
 * renamed, so that what stands under its digest is whole.
 */
@NullMarked
package org.plugcast.ts.store;

import org.jspecify.annotations.NullMarked;
