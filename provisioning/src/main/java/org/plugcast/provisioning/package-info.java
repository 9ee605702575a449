/**
 * The {@code plugcast} command. Start at {@link Main}.
 *
 * <p>Reads the command line, nothing more: the work is done by the packages below.
 */
@NullMarked
package org.plugcast.provisioning;

import org.jspecify.annotations.NullMarked;
