/**
 * Media items into clips. Start at {@link org.plugcast.renderer.ItemRenderer}.
 *
 * <p>Sound gets pictures from a web page ({@code renderer.page}); files that have pictures are
 * taken as they are where they fit the channel, and encoded anew where they do not ({@code
 * renderer.encode}). Everything that decodes runs in a confined child ({@code renderer.child}).
 */
@NullMarked
package org.plugcast.renderer;

import org.jspecify.annotations.NullMarked;
