package org.plugcast.multicast.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
  private static final byte[] KEY =
      "sixteen bytes and some more".getBytes(StandardCharsets.US_ASCII);
  private static final Rank RANK = new Rank(Role.BACKUP, SenderId.parse("192.168.7.9:65535"));

  private static HeartbeatSeal seal() {
    return new HeartbeatSeal(KEY);
  }

  private static HeartbeatWriter writer(Optional<HeartbeatSeal> seal) {
    return new HeartbeatWriter(
        RANK, 1_800_000_000_000_000_000L, seal, ByteBuffer.allocateDirect(Heartbeat.MOST_BYTES));
  }

  private static ByteBuffer full(HeartbeatWriter writer) {
    writer.begin(1_800_000_000_123_456_789L);
    for (int i = 0; i < Heartbeat.MOST_ENTRIES - 2; i++) {
      writer.add(1000 + i, i % 2 == 0 ? Claim.ON_AIR : Claim.UNABLE, 1L << i % 62);
    }
    writer.add(1078, Claim.STANDBY, 5, SourceNote.of(2, 4));
    return writer.end();
  }

  @Test
  void whatIsWrittenIsRead() {
    HeartbeatWriter writer = writer(Optional.empty());
    full(writer);
    ByteBuffer datagram = full(writer);
    HeartbeatReader reader = new HeartbeatReader(Optional.empty());
    assertThat(reader.read(datagram)).isEqualTo(Reading.ACCEPTED);
    assertThat(reader.role()).isEqualTo(Role.BACKUP);
    assertThat(new SenderId(reader.address(), reader.port())).isEqualTo(RANK.id());
    assertThat(reader.incarnation()).isEqualTo(1_800_000_000_000_000_000L);
    assertThat(reader.sequence()).isEqualTo(1);
    assertThat(reader.sentAtNs()).isEqualTo(1_800_000_000_123_456_789L);
    assertThat(reader.entries()).isEqualTo(80);
    assertThat(reader.channel(78)).isEqualTo(1078);
    assertThat(reader.claim(76)).isEqualTo(Claim.ON_AIR);
    assertThat(reader.claim(77)).isEqualTo(Claim.UNABLE);
    assertThat(reader.source(78)).isEqualTo(SourceNote.of(2, 4));
    assertThat(reader.next(61)).isEqualTo(1L << 61);
  }

  @Test
  void oneFitsIntoAnEthernetFrame() {
    assertThat(full(writer(Optional.of(seal()))).remaining())
        .isEqualTo(Heartbeat.MOST_BYTES)
        .isLessThanOrEqualTo(1_472);
  }

  @Test
  void channelsOfWhichThereIsNothingToSayAreLeftOut() {
    HeartbeatWriter writer = writer(Optional.empty());
    writer.begin(1);
    writer.add(1, Claim.NONE, 5);
    assertThat(writer.end().remaining()).isEqualTo(Heartbeat.HEADER_BYTES);
  }

  @Test
  void moreChannelsThanFitAreAnErrorOfTheCaller() {
    HeartbeatWriter writer = writer(Optional.empty());
    full(writer);
    assertThat(writer.isFull()).isTrue();
    assertThatThrownBy(() -> writer.add(1, Claim.ON_AIR, 1)).hasMessageContaining("80");
  }

  @Test
  void aUnitThatWritesNotesSaysWhatEachChannelIsMadeFrom() {
    HeartbeatWriter writer = writer(Optional.empty());
    writer.begin(1, TwinPulse.UNMEASURED);
    writer.add(7, Claim.ON_AIR, 5);
    writer.add(8, Claim.ON_AIR, 6, SourceNote.of(1, 4_711));
    writer.add(9, Claim.STANDBY, 0);
    HeartbeatReader reader = new HeartbeatReader(Optional.empty());
    assertThat(reader.read(writer.end())).isEqualTo(Reading.ACCEPTED);
    assertThat(reader.channel(1)).isEqualTo(7);
    assertThat(reader.source(1)).isEqualTo(SourceNote.PRESET);
    assertThat(reader.channel(2)).isEqualTo(8);
    assertThat(reader.source(2)).isEqualTo(SourceNote.of(1, 4_711));
    assertThat(reader.channel(4)).isEqualTo(9);
    assertThat(reader.source(4)).isEqualTo(SourceNote.PRESET);
    assertThat(reader.leastTakenNs()).isEqualTo(TwinPulse.UNMEASURED);
  }

  @Test
  void aUnitSaysHowLongTheTwinsHeartbeatsTookByItsClock() {
    HeartbeatWriter writer = writer(Optional.empty());
    HeartbeatReader reader = new HeartbeatReader(Optional.empty());
    for (long tookNs : new long[] {-999_999_999, -1, 0, 7_000_000}) {
      writer.begin(1, tookNs);
      assertThat(reader.read(writer.end())).isEqualTo(Reading.ACCEPTED);
      assertThat(reader.leastTakenNs()).isEqualTo(tookNs);
    }
  }

  @Test
  void heartbeatsOfAFormerVersionTellNeither() {
    HeartbeatReader reader = new HeartbeatReader(Optional.empty());
    HeartbeatWriter writer = writer(Optional.empty());
    writer.begin(1);
    writer.add(7, Claim.ON_AIR, 5);
    assertThat(reader.read(writer.end())).isEqualTo(Reading.ACCEPTED);
    assertThat(reader.source(0)).isEqualTo(SourceNote.UNTOLD);
    assertThat(reader.leastTakenNs()).isEqualTo(TwinPulse.UNMEASURED);
  }

  /** It knows no channel of a number below 0, and refuses what is not 0 where 0 was agreed. */
  @Test
  void notesAreEntriesThatAFormerVersionPassesOver() {
    HeartbeatWriter writer = writer(Optional.empty());
    writer.begin(1, 5_000);
    writer.add(8, Claim.ON_AIR, 6, SourceNote.of(1, 4_711));
    ByteBuffer datagram = writer.end();
    assertThat(datagram.get(Heartbeat.VERSION_AT)).isEqualTo((byte) 1);
    assertThat(datagram.remaining()).isEqualTo(40 + 3 * 16);
    for (int i = 0; i < 3; i++) {
      int at = 40 + i * 16;
      assertThat(datagram.getInt(at) > 0).isEqualTo(i == 1);
      assertThat(datagram.get(at + 4)).isBetween((byte) 1, (byte) 5);
      assertThat(datagram.getInt(at + 4) & 0xffffff).isZero();
      assertThat(datagram.getLong(at + 8)).isNotNegative();
    }
  }

  @Test
  void theSealIsHalfOfTheStandardCode() throws GeneralSecurityException {
    byte[] sealed = bytes(full(writer(Optional.of(seal()))));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
    mac.update(sealed, 0, sealed.length - 16);
    assertThat(Arrays.copyOfRange(sealed, sealed.length - 16, sealed.length))
        .isEqualTo(Arrays.copyOf(mac.doFinal(), 16));
  }

  @Test
  void longKeysAreKeysToo() throws GeneralSecurityException {
    byte[] key = new byte[100];
    Arrays.fill(key, (byte) 3);
    ByteBuffer text = ByteBuffer.allocate(64).put("text".getBytes(StandardCharsets.US_ASCII));
    new HeartbeatSeal(key).write(text, 4);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    assertThat(Arrays.copyOfRange(text.array(), 4, 20))
        .isEqualTo(Arrays.copyOf(mac.doFinal("text".getBytes(StandardCharsets.US_ASCII)), 16));
    assertThatThrownBy(() -> new HeartbeatSeal(new byte[15])).hasMessageContaining("at least 16");
  }

  @Test
  void everyFlippedBitOfASealedOneIsSeen() {
    byte[] sealed = bytes(full(writer(Optional.of(seal()))));
    HeartbeatReader reader = new HeartbeatReader(Optional.of(seal()));
    assertThat(reader.read(ByteBuffer.wrap(sealed))).isEqualTo(Reading.ACCEPTED);
    for (int bit = 0; bit < sealed.length * 8; bit++) {
      byte[] flipped = sealed.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(reader.read(ByteBuffer.wrap(flipped))).isNotEqualTo(Reading.ACCEPTED);
      assertThat(reader.entries()).isZero();
    }
  }

  @Test
  void eachReasonToRefuseIsTold() {
    byte[] plain = bytes(full(writer(Optional.empty())));
    byte[] sealed = bytes(full(writer(Optional.of(seal()))));
    HeartbeatReader open = new HeartbeatReader(Optional.empty());
    HeartbeatReader keyed = new HeartbeatReader(Optional.of(seal()));
    HeartbeatReader other = new HeartbeatReader(Optional.of(new HeartbeatSeal(new byte[16])));
    assertThat(keyed.read(ByteBuffer.wrap(plain))).isEqualTo(Reading.UNSEALED);
    assertThat(open.read(ByteBuffer.wrap(sealed))).isEqualTo(Reading.SEALED);
    assertThat(other.read(ByteBuffer.wrap(sealed))).isEqualTo(Reading.WRONG_SEAL);
    assertThat(open.read(ByteBuffer.wrap(new byte[3]))).isEqualTo(Reading.NOT_A_HEARTBEAT);
    assertThat(open.read(with(plain, 4, 2))).isEqualTo(Reading.OTHER_VERSION);
    assertThat(open.read(with(plain, 7, 79))).isEqualTo(Reading.WRONG_LENGTH);
    assertThat(open.read(with(plain, 7, 200))).isEqualTo(Reading.WRONG_LENGTH);
    assertThat(open.read(with(plain, 5, 2))).isEqualTo(Reading.WRONG_FIELD);
    assertThat(open.read(with(plain, 6, 2))).isEqualTo(Reading.WRONG_FIELD);
    assertThat(open.read(with(plain, 44, 6))).isEqualTo(Reading.WRONG_FIELD);
    assertThat(open.read(with(plain, 44, 0))).isEqualTo(Reading.WRONG_FIELD);
    assertThat(open.read(with(plain, 48, 0xff))).isEqualTo(Reading.WRONG_FIELD);
    assertThat(open.count(Reading.WRONG_FIELD)).isEqualTo(5);
    assertThat(open.count(Reading.ACCEPTED)).isZero();
  }

  @Test
  void theBufferMayBeginAnywhere() {
    byte[] sealed = bytes(full(writer(Optional.of(seal()))));
    ByteBuffer shifted = ByteBuffer.allocate(2_000).position(33).put(sealed).flip().position(33);
    HeartbeatReader reader = new HeartbeatReader(Optional.of(seal()));
    assertThat(reader.read(shifted)).isEqualTo(Reading.ACCEPTED);
    assertThat(reader.channel(3)).isEqualTo(1003);
  }

  @Property
  void nothingThrowsWhateverComes(@ForAll @Size(max = 200) byte[] bytes) {
    HeartbeatReader reader = new HeartbeatReader(Optional.empty());
    readAll(reader, ByteBuffer.wrap(bytes));
  }

  @Test
  void nothingThrowsWhateverBecomesOfARealOne() {
    byte[] plain = bytes(full(writer(Optional.empty())));
    HeartbeatReader reader = new HeartbeatReader(Optional.empty());
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      byte[] changed = Arrays.copyOf(plain, random.nextInt(plain.length + 1));
      for (int j = random.nextInt(4); j > 0 && changed.length > 0; j--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      }
      readAll(reader, ByteBuffer.wrap(changed));
    }
    assertThat(reader.count(Reading.ACCEPTED)).isLessThan(100_000);
  }

  private static void readAll(HeartbeatReader reader, ByteBuffer datagram) {
    if (reader.read(datagram) == Reading.ACCEPTED) {
      assertThat(reader.role()).isNotNull();
      for (int i = 0; i < reader.entries(); i++) {
        assertThat(reader.claim(i)).isNotEqualTo(Claim.NONE);
        assertThat(reader.next(i)).isNotNegative();
      }
    }
  }

  private static ByteBuffer with(byte[] bytes, int at, int value) {
    byte[] changed = bytes.clone();
    changed[at] = (byte) value;
    return ByteBuffer.wrap(changed);
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(buffer.position(), bytes);
    return bytes;
  }
}
