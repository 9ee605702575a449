package org.plugcast.renderer.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextEncodingTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "<p>plain", "<!doctype html><p>Öl “quoted” 音楽 🎵"})
  void whatIsUtf8AndDoesNotSaySoIs(String document) {
    assertThat(TextEncoding.isUntoldUtf8(document.getBytes(StandardCharsets.UTF_8))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<meta charset=iso-8859-1><p>Öl",
        "<META HTTP-EQUIV='Content-Type' CONTENT='text/html; CharSet=koi8-r'><p>Öl"
      })
  void whatADocumentSaysItselfGoesBefore(String document) {
    assertThat(TextEncoding.isUntoldUtf8(document.getBytes(StandardCharsets.UTF_8))).isFalse();
  }

  @Test
  void aWordFurtherDownTellsNothing() {
    String document = "<p>" + " ".repeat(1100) + "Öl, charset";
    assertThat(TextEncoding.isUntoldUtf8(document.getBytes(StandardCharsets.UTF_8))).isTrue();
  }

  @Test
  void otherEncodingsAreLeftToTheBrowser() {
    assertThat(TextEncoding.isUntoldUtf8("<p>Öl".getBytes(StandardCharsets.ISO_8859_1))).isFalse();
    assertThat(TextEncoding.isUntoldUtf8("<p>Öl".getBytes(StandardCharsets.UTF_16))).isFalse();
  }

  @Test
  void theBeginningMayEndWithinACharacter() {
    byte[] bytes = "<p>音".getBytes(StandardCharsets.UTF_8);
    assertThat(TextEncoding.isUntoldUtf8(Arrays.copyOf(bytes, bytes.length - 1))).isTrue();
  }
}
