@NullMarked
package org.plugcast.caching.jobs;

import org.jspecify.annotations.NullMarked;
