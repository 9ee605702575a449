package org.plugcast.multicast.linux;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.security.MessageDigestSpi;
import java.security.NoSuchAlgorithmException;

/** A SHA-256 that OpenSSL computes. One thread at a time. */
final class OpenSslSha256 extends MessageDigestSpi implements Cloneable {
  private static final int LENGTH = 32;

  /** Added at a time: collections of garbage wait that long. */
  private static final int PIECE = 1 << 16;

  private final LibCrypto library;
  private final byte[] one = new byte[1];
  private MemorySegment context;

  private OpenSslSha256(LibCrypto library) {
    this.library = library;
    context = library.newContext();
    engineReset();
  }

  /** A new one; without OpenSSL there is none. */
  static OpenSslSha256 begin() throws NoSuchAlgorithmException {
    return new OpenSslSha256(
        LibCrypto.find()
            .orElseThrow(() -> new NoSuchAlgorithmException("OpenSSL 3 is not on this system")));
  }

  @Override
  protected int engineGetDigestLength() {
    return LENGTH;
  }

  @Override
  protected void engineUpdate(byte input) {
    one[0] = input;
    update(MemorySegment.ofArray(one));
  }

  @Override
  protected void engineUpdate(byte[] input, int offset, int length) {
    update(MemorySegment.ofArray(input).asSlice(offset, length));
  }

  @Override
  protected void engineUpdate(ByteBuffer input) {
    update(MemorySegment.ofBuffer(input));
    input.position(input.limit());
  }

  @Override
  protected byte[] engineDigest() {
    byte[] digest = new byte[LENGTH];
    library.end(context, digest);
    engineReset();
    return digest;
  }

  @Override
  protected void engineReset() {
    library.begin(context);
  }

  @Override
  public Object clone() throws CloneNotSupportedException {
    OpenSslSha256 copy = (OpenSslSha256) super.clone();
    copy.context = library.newContext();
    library.copy(context, copy.context);
    return copy;
  }

  private void update(MemorySegment input) {
    for (long done = 0; done < input.byteSize(); done += PIECE) {
      library.add(context, input.asSlice(done, Math.min(PIECE, input.byteSize() - done)));
    }
  }
}
