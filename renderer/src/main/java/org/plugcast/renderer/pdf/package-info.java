/**
 * PDF documents as pictures of their pages, by {@code pdfinfo} and {@code pdftoppm} of
 * poppler-utils, which run as confined children. Start at {@link
 * org.plugcast.renderer.pdf.PdfPages}.
 */
@NullMarked
package org.plugcast.renderer.pdf;

import org.jspecify.annotations.NullMarked;
