package org.plugcast.multicast.witness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.plugcast.multicast.asrun.AsRunHead;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps where the twin's as-run logs end. {@link #look} is for one thread, all else for any.
 *
 * <p>A twin whose log ends before where it has ended is told as a problem for as long as that is
 * so; who has replaced the twin's disk takes the file of what was kept away.
 */
public final class LogWitness {
  private static final Logger LOG = LoggerFactory.getLogger(LogWitness.class);

  private final Path data;
  private final TwinLogs twin;
  private final Map<Integer, String> contradictions = new ConcurrentSkipListMap<>();

  /**
   * Looks at nothing yet.
   *
   * @param data folder of this unit's data
   */
  public LogWitness(Path data, TwinLogs twin) {
    this.data = data;
    this.twin = twin;
  }

  /** Asks where the twin's log of a channel ends, and keeps it if it is new. */
  public void look(int channel) throws InterruptedException {
    try {
      AsRunHead head = twin.head(channel);
      KeptHeads kept = KeptHeads.of(data, channel);
      Optional<AsRunHead> last = kept.last();
      if (head.number() > last.map(AsRunHead::number).orElse(0L)) {
        kept.add(head);
      }
      judge(channel, last.filter(known -> !mayFollow(known, head)), kept.file());
    } catch (IOException e) {
      LOG.debug("as-run-head-not-kept channel={} reason=\"{}\"", channel, e.toString());
    }
  }

  private static boolean mayFollow(AsRunHead known, AsRunHead head) {
    return head.number() > known.number() || head.equals(known);
  }

  private void judge(int channel, Optional<AsRunHead> contradicted, Path file) {
    if (contradicted.isEmpty()) {
      contradictions.remove(channel);
      return;
    }
    String words =
        "the twin's as-run log of channel "
            + channel
            + " was cut off or written anew: it has had line "
            + contradicted.get().number()
            + " ("
            + file
            + ")";
    if (contradictions.put(channel, words) == null) {
      LOG.warn("as-run-of-twin-contradicted channel={} file={}", channel, file);
    }
  }

  /** Where the twin's log of a channel has ended, oldest first. */
  public List<AsRunHead> kept(int channel) throws IOException {
    return KeptHeads.of(data, channel).all();
  }

  /** What is wrong with the twin's logs, in words. */
  public List<String> problems() {
    return List.copyOf(contradictions.values());
  }
}
