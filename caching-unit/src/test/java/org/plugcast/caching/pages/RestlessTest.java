package org.plugcast.caching.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RestlessTest {
  private final Restless restless = new Restless();

  @Test
  void anAddressThatHoldsSomethingElseAtEveryLookIsPassedOverUntilItRests() {
    for (int look = 0; look < Restless.PATIENCE; look++) {
      assertThat(restless.seen("clock", "time " + look)).contains("time " + look);
      assertThat(restless.isNew("clock")).isFalse();
    }
    assertThat(restless.seen("clock", "time 4")).isEmpty();
    assertThat(restless.isNew("clock")).isTrue();
    assertThat(restless.isNew("clock")).isFalse();
    assertThat(restless.seen("clock", "time 4")).contains("time 4");
    assertThat(restless.seen("clock", "time 5")).contains("time 5");
  }

  @Test
  void oneThatChangesNowAndThenIsFollowed() {
    for (int look = 0; look < 20; look++) {
      assertThat(restless.seen("news", "text " + look / 2)).isPresent();
    }
  }
}
