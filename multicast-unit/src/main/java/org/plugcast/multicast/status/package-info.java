/**
 * What a unit tells about itself. Start at {@link UnitStatus}; {@link MetricsText} writes it for
 * Prometheus.
 *
 * <p>Pure: a status is taken elsewhere, and only rendered here.
 */
@NullMarked
package org.plugcast.multicast.status;

import org.jspecify.annotations.NullMarked;
