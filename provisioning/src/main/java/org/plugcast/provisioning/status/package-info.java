/**
 * What a headend is doing, read from its units over HTTP and shown as a table.
 *
 * <p>Start at {@link StatusClient} and {@link StatusTable}. Reading of JSON and drawing are pure.
 */
@NullMarked
package org.plugcast.provisioning.status;

import org.jspecify.annotations.NullMarked;
