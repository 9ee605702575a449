/**
 * The unit's HTTP interface. Start at {@link HttpServerApi}; {@code openapi.yaml} is its contract.
 *
 * <p>Handlers read what the station shows and never block; files and the catalogue are read on
 * worker threads. Errors are problem details (RFC 9457).
 */
@NullMarked
package org.plugcast.caching.http;

import org.jspecify.annotations.NullMarked;
