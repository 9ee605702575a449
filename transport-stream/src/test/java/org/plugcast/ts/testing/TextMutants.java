package org.plugcast.ts.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Random;
import java.util.function.Consumer;

/** Damaged texts for the parsers of canonical texts: read, or refused in words. */
public final class TextMutants {
  private TextMutants() {}

  /** Gives {@code parser} so many mutants; only {@link IllegalArgumentException} may come out. */
  public static void check(String text, int mutants, Consumer<String> parser) {
    Random random = new Random(1);
    for (int i = 0; i < mutants; i++) {
      parseOrRefuse(mutant(text, random), parser);
    }
  }

  private static String mutant(String text, Random random) {
    StringBuilder mutant = new StringBuilder(text);
    for (int edits = random.nextInt(4); edits >= 0; edits--) {
      int at = random.nextInt(mutant.length());
      switch (random.nextInt(3)) {
        case 0 -> mutant.setCharAt(at, (char) random.nextInt(256));
        case 1 -> mutant.delete(at, Math.min(mutant.length() - 1, at + random.nextInt(30) + 1));
        default -> mutant.insert(at, Long.toString(random.nextLong()));
      }
    }
    return mutant.toString();
  }

  private static void parseOrRefuse(String text, Consumer<String> parser) {
    try {
      parser.accept(text);
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).isNotBlank();
    } catch (RuntimeException e) {
      fail("on " + text, e);
    }
  }
}
