/**
 * Timelines and clips from the caching unit. Start at {@link CachingUnit}, the client; {@link
 * ClipFetcher} brings clips in the order of need.
 *
 * <p>Blocking; runs on virtual threads. Touches neither pacing nor sockets of channels.
 */
@NullMarked
package org.plugcast.multicast.fetch;

import org.jspecify.annotations.NullMarked;
