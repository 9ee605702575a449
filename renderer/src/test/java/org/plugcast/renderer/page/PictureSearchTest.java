package org.plugcast.renderer.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PictureSearchTest {
  private static final int COLOUR = 0xff35a7c9;
  private static final int WIDTH = 5;
  private static final int LINES = 4;
  private static final long BASE = 0x7f00_0000_1000L;

  private final int[] memory = new int[200];

  private void fill(int from, int to) {
    Arrays.fill(memory, from, to, COLOUR);
  }

  private void picture(int from, int stride) {
    for (int line = 0; line < LINES; line++) {
      fill(from + line * stride, from + line * stride + WIDTH);
    }
  }

  private List<PicturePlace> found() {
    PictureSearch search = new PictureSearch(COLOUR, WIDTH, LINES);
    for (int i = 0; i < memory.length; i++) {
      search.take(memory[i], BASE + 4L * i);
    }
    search.end(BASE + 4L * memory.length);
    return search.found();
  }

  private static PicturePlace at(int pixel, int stride) {
    return new PicturePlace(BASE + 4L * pixel, WIDTH * 4, stride * 4, LINES);
  }

  @Test
  void linesMayFollowEachOther() {
    picture(7, WIDTH);
    assertThat(found()).containsExactly(at(7, WIDTH));
  }

  @Test
  void linesMayLieApart() {
    picture(3, 8);
    picture(60, 6);
    picture(200 - WIDTH - 3 * 7, 7);
    assertThat(found()).containsExactly(at(3, 8), at(60, 6), at(174, 7));
  }

  @Test
  void linesBeforeAPictureAreNoneOfIt() {
    fill(2, 2 + WIDTH);
    picture(11, 8);
    assertThat(found()).containsExactly(at(11, 8));
    fill(70, 70 + WIDTH);
    picture(100, 8);
    assertThat(found()).containsExactly(at(11, 8), at(100, 8));
  }

  @Test
  void whatHasTooFewLinesOrWrongOnesIsNoPicture() {
    picture(0, 8);
    memory[8] = 0;
    picture(50, 8);
    memory[50 + 2 * 8 + WIDTH - 1] = 0;
    fill(100, 100 + WIDTH * LINES - 1);
    fill(150, 150 + WIDTH);
    fill(158, 158 + WIDTH + 1);
    fill(166, 166 + WIDTH);
    assertThat(found()).isEmpty();
  }
}
