package org.plugcast.multicast.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenSslSha256Test {
  private final Random random = new Random(1);
  private MessageDigest digest;

  @BeforeEach
  void begin() throws Exception {
    digest = MessageDigest.getInstance("SHA-256", new OpenSslDigests());
  }

  @Test
  void theExamplesOfTheStandardComeOut() {
    assertThat(hex(digest.digest(ascii("abc"))))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(hex(digest.digest()))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void itAgreesWithJavasOwnHoweverTheBytesCome() throws Exception {
    for (int i = 0; i < 50; i++) {
      byte[] bytes = new byte[random.nextInt(300_000)];
      random.nextBytes(bytes);
      int first = random.nextInt(bytes.length + 1);
      int second = first + random.nextInt(bytes.length + 1 - first);
      digest.update(bytes, 0, first);
      ByteBuffer middle = buffer(i % 3, bytes, first, second - first);
      digest.update(middle);
      assertThat(middle.remaining()).isZero();
      for (int k = second; k < Math.min(second + 70, bytes.length); k++) {
        digest.update(bytes[k]);
      }
      int rest = Math.min(second + 70, bytes.length);
      digest.update(bytes, rest, bytes.length - rest);

      assertThat(digest.digest())
          .as("%d bytes, cut at %d and %d", bytes.length, first, second)
          .isEqualTo(MessageDigest.getInstance("SHA-256", "SUN").digest(bytes));
    }
  }

  @Test
  void aCopyGoesOnByItself() throws Exception {
    digest.update(ascii("ab"));
    MessageDigest copy = (MessageDigest) digest.clone();
    digest.update(ascii("x"));
    copy.update(ascii("c"));

    assertThat(hex(copy.digest())).startsWith("ba7816bf");
    assertThat(digest.digest())
        .isEqualTo(MessageDigest.getInstance("SHA-256", "SUN").digest(ascii("abx")));
  }

  @Test
  void whatWasBegunIsForgottenByAReset() {
    digest.update(new byte[100]);
    digest.reset();

    assertThat(hex(digest.digest(ascii("abc")))).startsWith("ba7816bf");
  }

  /** Of the three kinds there are: in memory of the system, on the heap, and not to be written. */
  private static ByteBuffer buffer(int kind, byte[] bytes, int offset, int length) {
    ByteBuffer heap = ByteBuffer.wrap(bytes, offset, length);
    return switch (kind) {
      case 0 -> ByteBuffer.allocateDirect(length).put(heap).flip();
      case 1 -> heap;
      default -> heap.asReadOnlyBuffer();
    };
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }
}
