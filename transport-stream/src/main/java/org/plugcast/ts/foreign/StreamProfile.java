package org.plugcast.ts.foreign;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What was found in a foreign transport stream.
 *
 * @param videoType stream_type of the video in words, {@code none} if there is none
 * @param video empty if there is none that can be read
 * @param audioType stream_type of the audio in words, {@code none} if there is none
 * @param audio empty if there is none that can be read
 * @param oddities of the transport stream itself, in sentences
 */
public record StreamProfile(
    String videoType,
    Optional<VideoProfile> video,
    String audioType,
    Optional<AudioProfile> audio,
    List<String> oddities) {
  public StreamProfile {
    oddities = List.copyOf(oddities);
  }

  /** Some lines for people. */
  public String toText() {
    return video.map(VideoProfile::toText).orElse("video: %s%n".formatted(videoType))
        + audio.map(AudioProfile::toText).orElse("audio: %s%n".formatted(audioType))
        + lines(oddities);
  }

  static String lines(List<String> sentences) {
    return sentences.stream().map("  ! %s%n"::formatted).collect(Collectors.joining());
  }
}
