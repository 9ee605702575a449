/**
 * A whole headend on one machine: one caching unit, two multicast units, and who watches them.
 *
 * <p>Start at {@link Headend}.
 */
@NullMarked
package org.plugcast.provisioning.headend;

import org.jspecify.annotations.NullMarked;
