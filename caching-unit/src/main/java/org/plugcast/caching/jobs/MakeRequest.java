package org.plugcast.caching.jobs;

import java.nio.file.Path;
import java.util.Optional;
import org.plugcast.caching.catalogue.Examined.Facts;

/**
 * A clip to be made.
 *
 * @param cover picture that lies beside the file
 * @param lyrics LRC file that lies beside it
 * @param captions subtitles that lie beside it
 * @param facts what was found in the file
 * @param output in which it is to be made
 */
public record MakeRequest(
    Path file,
    Optional<Path> cover,
    Optional<Path> lyrics,
    Optional<Path> captions,
    Facts facts,
    ItemContext context,
    Output output) {}
