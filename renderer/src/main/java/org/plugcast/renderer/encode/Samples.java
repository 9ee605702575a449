package org.plugcast.renderer.encode;

/** How lines of a page become planar samples. One thread. */
interface Samples {
  /** Of a picture with all its planes. */
  int bytes();

  /**
   * Writes two lines, which share their chroma.
   *
   * @param upper pixels in the layout of {@link org.plugcast.renderer.page.Patch}, as integers
   * @param line number of the upper one, which is even
   */
  void put(int[] upper, int[] lower, int line, byte[] planes);
}
