/**
 * Pictures, sound and files into coded streams in a channel's format.
 *
 * <p>What is asked of {@code ffmpeg} is derived here, purely ({@link
 * org.plugcast.renderer.encode.EncoderOptions}); what it writes is a transport stream that {@code
 * org.plugcast.ts.foreign} reads, for our own pages as for anybody's file.
 */
@NullMarked
package org.plugcast.renderer.encode;

import org.jspecify.annotations.NullMarked;
