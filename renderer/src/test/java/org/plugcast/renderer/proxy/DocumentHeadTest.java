package org.plugcast.renderer.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentHeadTest {
  private static OptionalInt end(String text) {
    return DocumentHead.end(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<!doctype html>^<html><head>",
        "<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0'>^<p>",
        "<!-- <p> --> <!-- > --><!doctype html>^ <!-- x --><html>",
        "^<html><head>",
        "<!-- no type -->^<body>text",
        "\u00ef\u00bb\u00bf<!doctype html>^<title>",
        "^some words without any tag"
      })
  void scriptGoesBeforeTheFirstElementAndAfterTheType(String marked) {
    int expected = marked.indexOf('^');
    assertThat(end(marked.replace("^", ""))).hasValue(expected);
  }

  @Test
  void everyBeginningThatMayGoOnAsATypeWaits() {
    String document = "<!-- a > b --><!doctype html SYSTEM 'about:legacy-compat'>";
    for (int length = 0; length < document.length(); length++) {
      assertThat(end(document.substring(0, length))).as(document.substring(0, length)).isEmpty();
    }
    assertThat(end(document)).hasValue(document.length());
  }
}
