@NullMarked
package org.plugcast.renderer.pdf;

import org.jspecify.annotations.NullMarked;
