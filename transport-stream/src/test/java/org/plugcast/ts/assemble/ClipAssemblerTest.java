package org.plugcast.ts.assemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;
import org.plugcast.ts.elementary.AudioStream;
import org.plugcast.ts.elementary.VideoStream;
import org.plugcast.ts.mpeg.TsPacket;
import org.plugcast.ts.multiplex.ClipIndex;
import org.plugcast.ts.multiplex.Pids;
import org.plugcast.ts.testing.MemoryClips;
import org.plugcast.ts.testing.SyntheticStreams;

class ClipAssemblerTest {
  private static final ClipAssembler ASSEMBLER = new ClipAssembler(MemoryClips.HD, Pids.DEFAULT);

  private static AudioStream audioFor(VideoStream video) {
    return SyntheticStreams.audio(1, ASSEMBLER.audioFramesFor(video.frames()), 768);
  }

  @Test
  void everyByteOfEveryPictureIsInTheClipOnceAndInOrder() throws IOException, DoesNotFitException {
    VideoStream video = SyntheticStreams.video(3, 100, 15, 9_000);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ClipIndex index = ASSEMBLER.assemble(video, audioFor(video), out);
    byte[] clip = out.toByteArray();
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    for (int packet = 0; packet < index.packets(); packet++) {
      int at = packet * TsPacket.LENGTH;
      if (TsPacket.pid(clip, at) == Pids.DEFAULT.video() && TsPacket.hasPayload(clip, at)) {
        int payload = TsPacket.payloadOffset(clip, at);
        int skip = TsPacket.payloadUnitStart(clip, at) ? 9 + clip[at + payload + 8] : 0;
        sent.write(clip, at + payload + skip, TsPacket.LENGTH - payload - skip);
      }
    }
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    for (int picture = 0; picture < video.frames(); picture++) {
      byte[] unit = new byte[video.size(picture)];
      video.read(picture, unit, 0);
      expected.write(unit);
    }
    assertThat(sent.toByteArray()).isEqualTo(expected.toByteArray());
    assertThat(index.videoPackets() % 16).isZero();
    assertThat(index.randomAccess()).hasSize(7);
  }

  @Test
  void tooHighARateIsRefusedWithAdvice() {
    VideoStream video = SyntheticStreams.video(3, 300, 15, 20_000);
    assertThatExceptionOfType(DoesNotFitException.class)
        .isThrownBy(
            () -> ASSEMBLER.assemble(video, audioFor(video), OutputStream.nullOutputStream()))
        .withMessageContaining("encode at a lower rate");
  }

  @Test
  void tooLittleAudioIsRefused() {
    VideoStream video = SyntheticStreams.video(3, 90, 15, 5_000);
    assertThatExceptionOfType(DoesNotFitException.class)
        .isThrownBy(
            () ->
                ASSEMBLER.assemble(
                    video, SyntheticStreams.audio(1, 93, 768), OutputStream.nullOutputStream()))
        .withMessage("the audio has 93 frames, the video needs 94");
  }

  @Test
  void anAudioFrameThatNeedsMorePacketsIsRefused() {
    VideoStream video = SyntheticStreams.video(3, 90, 15, 5_000);
    assertThatExceptionOfType(DoesNotFitException.class)
        .isThrownBy(
            () ->
                ASSEMBLER.assemble(
                    video, SyntheticStreams.audio(1, 94, 1_000), OutputStream.nullOutputStream()))
        .withMessage("audio frame 0 has 1000 bytes: expected 5 to 906");
  }
}
