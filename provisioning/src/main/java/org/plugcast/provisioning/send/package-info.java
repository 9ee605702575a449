/**
 * What {@code plugcast send} is asked for, read and checked. Start at {@link
 * org.plugcast.provisioning.send.SendRequest}.
 *
 * <p>Pure: opens no file and no socket; {@link org.plugcast.provisioning.send.Sending} does.
 */
@NullMarked
package org.plugcast.provisioning.send;

import org.jspecify.annotations.NullMarked;
