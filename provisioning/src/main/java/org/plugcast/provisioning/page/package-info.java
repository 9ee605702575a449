/**
 * {@code plugcast page}: one item as it would be on air, for those who make pages. Start at {@link
 * org.plugcast.provisioning.page.PageRender}.
 *
 * <p>What is shown is decided where the caching unit decides it: by the same files beside the
 * audio, and by the renderer.
 */
@NullMarked
package org.plugcast.provisioning.page;

import org.jspecify.annotations.NullMarked;
