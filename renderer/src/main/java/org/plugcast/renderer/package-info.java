/** Renders a web page, an audio file and metadata into the elementary streams of a clip. */
@NullMarked
package org.plugcast.renderer;

import org.jspecify.annotations.NullMarked;
