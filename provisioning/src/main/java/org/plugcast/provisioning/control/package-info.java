/**
 * How {@code plugcast update} talks to the {@code plugcast up} that runs: a Unix domain socket in
 * the data folder, one line of JSON as the request, lines of JSON as the answer.
 *
 * <p>Start at {@link ControlServer} and {@link ControlClient}. {@link ControlText} reads and writes
 * the lines and is pure; whatever comes over the socket is refused with a reason unless it is
 * right.
 */
@NullMarked
package org.plugcast.provisioning.control;

import org.jspecify.annotations.NullMarked;
