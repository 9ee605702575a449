/**
 * Timed metadata in a transport stream: ID3 tags and the descriptors that announce them.
 *
 * <p>Start at {@link Id3}. Pure: touches no clock, file or socket.
 */
@NullMarked
package org.plugcast.ts.metadata;

import org.jspecify.annotations.NullMarked;
