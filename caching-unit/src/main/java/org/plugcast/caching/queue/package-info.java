/**
 * Jobs that any number of processes share, by db-scheduler: who claims one, in which order, and who
 * takes over when one that claimed it is silent. Start at {@link EncodeQueue} to have work done, at
 * {@link EncodeWorkers} to do it. What a job is about is not known here.
 */
@NullMarked
package org.plugcast.caching.queue;

import org.jspecify.annotations.NullMarked;
