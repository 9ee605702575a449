package org.plugcast.ts.inspect;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Writes JSON (RFC 8259) into a string. Values come in the order of the calls. */
final class JsonWriter {
  private final StringBuilder text = new StringBuilder();
  private boolean first = true;

  /** Writes an object whose members {@code body} writes. */
  JsonWriter object(Runnable body) {
    return group('{', body, '}');
  }

  /** Writes a member that is an object. */
  JsonWriter object(String name, Runnable body) {
    return key(name).object(body);
  }

  /** Writes a member that is an array of objects. */
  <T> JsonWriter array(String name, List<T> values, BiConsumer<JsonWriter, T> body) {
    key(name);
    return group(
        '[',
        () ->
            values.forEach(
                value -> {
                  comma();
                  object(() -> body.accept(this, value));
                }),
        ']');
  }

  /** Writes a member that is an array of numbers. */
  JsonWriter numbers(String name, List<Integer> values) {
    key(name);
    return group(
        '[',
        () ->
            values.forEach(
                value -> {
                  comma();
                  text.append(value.intValue());
                }),
        ']');
  }

  JsonWriter member(String name, String value) {
    return key(name).string(value);
  }

  JsonWriter member(String name, long value) {
    key(name).text.append(value);
    return this;
  }

  JsonWriter member(String name, boolean value) {
    key(name).text.append(value);
    return this;
  }

  /** Writes a number with up to six decimals. */
  JsonWriter member(String name, double value) {
    key(name);
    String number = String.format(Locale.ROOT, "%.6f", value);
    text.append(number.contains(".") ? number.replaceAll("\\.?0+$", "") : number);
    return this;
  }

  /** Writes the member, or leaves it out. */
  <T> JsonWriter optional(Optional<T> value, BiConsumer<JsonWriter, T> body) {
    value.ifPresent(present -> body.accept(this, present));
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private JsonWriter group(char open, Runnable body, char close) {
    text.append(open);
    first = true;
    body.run();
    text.append(close);
    first = false;
    return this;
  }

  private JsonWriter key(String name) {
    comma();
    string(name).text.append(':');
    return this;
  }

  private void comma() {
    if (!first) {
      text.append(',');
    }
    first = false;
  }

  private JsonWriter string(String value) {
    text.append('"');
    value.chars().forEach(this::character);
    text.append('"');
    return this;
  }

  private void character(int c) {
    switch (c) {
      case '"' -> text.append("\\\"");
      case '\\' -> text.append("\\\\");
      case '\n' -> text.append("\\n");
      default -> {
        if (c < 0x20 || c >= 0x7f && c < 0xa0 || Character.isSurrogate((char) c)) {
          text.append(String.format("\\u%04x", c));
        } else {
          text.append((char) c);
        }
      }
    }
  }
}
