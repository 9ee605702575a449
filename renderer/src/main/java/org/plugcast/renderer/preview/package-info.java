/**
 * Pictures and films of clips that are ready, for people to look at. Start at {@link
 * org.plugcast.renderer.preview.ClipPreviews}.
 *
 * <p>All decoding and encoding is done by confined children, which get the clip as a transport
 * stream through a pipe. Knows neither catalogue nor store.
 */
@NullMarked
package org.plugcast.renderer.preview;

import org.jspecify.annotations.NullMarked;
