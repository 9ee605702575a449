package org.plugcast.caching.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.StringWriter;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * The context of a page as XML 1.0, member by member as in JSON: an element for each, {@code item}
 * for members of an array, nothing for {@code null}. {@code version} is an attribute of the root.
 */
final class ContextXml {
  private static final String ROOT = "plugcast";
  private static final String VERSION = "version";
  private static final String MEMBER_OF_ARRAY = "item";

  /** Has the name of a member as an attribute, where no element can have that name. */
  private static final String ENTRY = "entry";

  /** Names that all parsers of XML take, and that XML does not keep for itself. */
  private static final Pattern NAME = Pattern.compile("(?![xX][mM][lL])[A-Za-z_][A-Za-z0-9_.-]*");

  private static final char REPLACEMENT = '\ufffd';

  private final XMLStreamWriter xml;

  private ContextXml(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** A whole document, to be sent as UTF-8. */
  static String of(JsonObject context) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement(ROOT);
      xml.writeAttribute(VERSION, String.valueOf(context.getInteger(VERSION)));
      JsonObject members = context.copy();
      members.remove(VERSION);
      new ContextXml(xml).members(members);
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing " + context + " as XML", e);
    }
    return text.toString();
  }

  private void members(JsonObject object) throws XMLStreamException {
    for (Map.Entry<String, Object> member : object) {
      element(member.getKey(), member.getValue());
    }
  }

  private void element(String name, @Nullable Object value) throws XMLStreamException {
    if (value == null) {
      return;
    }
    if (NAME.matcher(name).matches()) {
      xml.writeStartElement(name);
    } else {
      xml.writeStartElement(ENTRY);
      xml.writeAttribute("name", legal(name));
    }
    value(value);
    xml.writeEndElement();
  }

  private void value(Object value) throws XMLStreamException {
    switch (value) {
      case JsonObject object -> members(object);
      case JsonArray array -> {
        for (Object member : array) {
          element(MEMBER_OF_ARRAY, member);
        }
      }
      default -> text(legal(value.toString()));
    }
  }

  /** A parser would take a carriage return for the end of a line. */
  private void text(String text) throws XMLStreamException {
    int from = 0;
    for (int at; (at = text.indexOf('\r', from)) >= 0; from = at + 1) {
      xml.writeCharacters(text.substring(from, at));
      xml.writeEntityRef("#13");
    }
    xml.writeCharacters(text.substring(from));
  }

  /** Characters that XML 1.0 (§2.2) has no place for are replaced. */
  private static String legal(String text) {
    StringBuilder legal = new StringBuilder(text.length());
    text.codePoints().map(c -> isLegal(c) ? c : REPLACEMENT).forEach(legal::appendCodePoint);
    return legal.toString();
  }

  private static boolean isLegal(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || c >= 0x20 && c <= 0xd7ff
        || c >= 0xe000 && c <= 0xfffd
        || c >= 0x10000;
  }
}
