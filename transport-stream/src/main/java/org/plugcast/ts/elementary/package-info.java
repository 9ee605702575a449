/**
 * Elementary streams: codecs, coded frames, and the parsers that find them in foreign streams.
 *
 * <p>Start at {@link VideoStream} and {@link AudioStream}. Knows nothing of clips and timelines.
 */
@NullMarked
package org.plugcast.ts.elementary;

import org.jspecify.annotations.NullMarked;
