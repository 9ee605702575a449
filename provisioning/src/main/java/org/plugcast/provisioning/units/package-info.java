/**
 * The units of a headend as child processes: their configuration files, and their supervision.
 *
 * <p>Start at {@link Supervisor}. Configuration is text made by pure functions.
 */
@NullMarked
package org.plugcast.provisioning.units;

import org.jspecify.annotations.NullMarked;
