/**
 * Formats of channels as data: read from JSON, held against the limits of the standards. Start at
 * {@link org.plugcast.renderer.profile.Profiles}.
 *
 * <p>Those that come with Plugcast are files of the same kind.
 */
@NullMarked
package org.plugcast.renderer.profile;

import org.jspecify.annotations.NullMarked;
