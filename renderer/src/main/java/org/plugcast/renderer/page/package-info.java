/**
 * Web pages as a sequence of pictures, exact to the frame. Start at {@link PageCapture}.
 *
 * <p>A headless Chromium runs on a virtual clock that stands still while a picture is taken, so
 * that what is captured does not depend on how fast the machine is. It is spoken to in the DevTools
 * protocol over two pipes, runs in its own sandbox and never as root, and ends when its pipe does.
 */
@NullMarked
package org.plugcast.renderer.page;

import org.jspecify.annotations.NullMarked;
