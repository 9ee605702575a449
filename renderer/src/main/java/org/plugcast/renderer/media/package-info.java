/**
 * Media files through the eyes of the {@code ffmpeg} and {@code ffprobe} programs.
 *
 * <p>Start at {@link MediaProbe}. The programs run as confined children that see a file only as
 * their standard input: they never learn its name, and a playlist in disguise reaches no other
 * file. No codec is linked into this process.
 */
@NullMarked
package org.plugcast.renderer.media;

import org.jspecify.annotations.NullMarked;
