package org.plugcast.caching.jobs;

import java.nio.file.Path;
import java.util.Optional;
import org.plugcast.caching.catalogue.Examined.Facts;

/**
 * A clip to be made.
 *
 * @param cover picture that lies beside the file
 * @param facts what was found in the file
 */
public record MakeRequest(Path file, Optional<Path> cover, Facts facts, ItemContext context) {}
