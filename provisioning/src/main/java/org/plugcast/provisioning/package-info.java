/** The {@code plugcast} command. Start at the main class. */
@NullMarked
package org.plugcast.provisioning;

import org.jspecify.annotations.NullMarked;
