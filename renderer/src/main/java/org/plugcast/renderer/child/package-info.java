/**
 * Programs of others, run as children that cannot do harm. Start at {@link Child}.
 *
 * <p>A child gets an unprivileged user where we are root, a low priority, no file of its own, and
 * limits of time, memory and output. Nothing here knows what the children do.
 */
@NullMarked
package org.plugcast.renderer.child;

import org.jspecify.annotations.NullMarked;
