/**
 * Status and control of the encoder over HTTP, on a port of its own. Start at {@link
 * org.plugcast.caching.http.encoder.EncoderApi}; {@code openapi.yaml} is its contract: requests are
 * checked against it before a handler sees them, and handlers are bound to its operations.
 *
 * <p>Handlers never block; files are read on worker threads. Errors are problem details (RFC 9457).
 */
@NullMarked
package org.plugcast.caching.http.encoder;

import org.jspecify.annotations.NullMarked;
