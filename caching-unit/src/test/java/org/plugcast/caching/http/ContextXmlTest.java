package org.plugcast.caching.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ContextXmlTest {
  private static Element read(JsonObject context) throws Exception {
    byte[] document = ContextXml.of(context).getBytes(StandardCharsets.UTF_8);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(document))
        .getDocumentElement();
  }

  private static Element child(Element parent, String name) {
    NodeList children = parent.getElementsByTagName(name);
    assertThat(children.getLength()).as(name).isEqualTo(1);
    return (Element) children.item(0);
  }

  @Test
  void mirrorsTheJson() {
    JsonObject context =
        new JsonObject(
            """
            {"version": 1, "channel": {"id": "7", "name": "Harbour Jazz"}, "next": null,
             "nextItems": [{"id": "4712"}, {"id": "4713"}], "empty": [], "duration": 214.2,
             "settings": {"hue": 262, "loud": true, "words": [["a"], null, "b"]}}
            """);
    assertThat(ContextXml.of(context))
        .isEqualTo(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><plugcast version=\"1\">"
                + "<channel><id>7</id><name>Harbour Jazz</name></channel>"
                + "<nextItems><item><id>4712</id></item><item><id>4713</id></item></nextItems>"
                + "<empty></empty><duration>214.2</duration>"
                + "<settings><hue>262</hue><loud>true</loud>"
                + "<words><item><item>a</item></item><item>b</item></words></settings></plugcast>");
  }

  @Test
  void wordsOfOthersStayWords() throws Exception {
    String hostile =
        "</title><x a=\"1\">&amp; ]]> <!-- <![CDATA[ \r\n\t \ud83c\udfb7 \u00e9 \u202e";
    Element root =
        read(
            new JsonObject()
                .put("version", 1)
                .put(
                    "item",
                    new JsonObject()
                        .put("title", hostile)
                        .put("album", "\u0000\u001b\ud800\uffff")));
    assertThat(child(root, "title").getTextContent()).isEqualTo(hostile);
    assertThat(child(root, "album").getTextContent()).isEqualTo("\ufffd".repeat(4));
    assertThat(root.getElementsByTagName("x").getLength()).isZero();
  }

  @Test
  void namesThatNoElementCanHaveAreAttributes() throws Exception {
    JsonObject settings = new JsonObject();
    for (String name :
        new String[] {"", "two words", "1st", "a:b", "xmlns", "<&\"'", "gr\u00f6\u00dfe"}) {
      settings.put(name, name);
    }
    Element root = read(new JsonObject().put("version", 1).put("settings", settings));
    NodeList entries = root.getElementsByTagName("entry");
    assertThat(entries.getLength()).isEqualTo(settings.size());
    for (int i = 0; i < entries.getLength(); i++) {
      Element entry = (Element) entries.item(i);
      assertThat(entry.getAttribute("name")).isEqualTo(entry.getTextContent());
    }
  }
}
