/**
 * What multicast units tell about themselves and their twins, and what they can be asked to do.
 *
 * <p>Start at {@link HttpUnitApi} and {@link Survey}. Reading of JSON, alarms and reports are pure.
 */
@NullMarked
package org.plugcast.provisioning.twins;

import org.jspecify.annotations.NullMarked;
