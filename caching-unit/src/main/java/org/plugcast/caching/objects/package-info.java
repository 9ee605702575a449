/**
 * Stores of whole files by name that several machines share. Start at {@link ObjectStore}.
 *
 * <p>What is there under a name is whole, whoever looks and whenever. Which names there are and
 * what they mean is not known here.
 */
@NullMarked
package org.plugcast.caching.objects;

import org.jspecify.annotations.NullMarked;
