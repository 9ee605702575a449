package org.plugcast.multicast;

import java.util.Optional;
import org.plugcast.multicast.config.TwinsConfig;
import org.plugcast.multicast.record.Source;
import org.plugcast.multicast.status.ChannelStatus;

/** Says that the twins make a channel from different things. Pure. */
final class OtherSource {
  private OtherSource() {}

  /** In words, where it is so by what the twin tells. */
  static Optional<String> words(TwinsConfig.Mode mode, ChannelStatus.OnAir air) {
    return air.sources()
        .twin()
        .filter(twin -> twin != air.source())
        .map(twin -> words(mode, air, twin));
  }

  private static String words(TwinsConfig.Mode mode, ChannelStatus.OnAir air, Source twin) {
    String twins = words(twin);
    String own = words(air.source());
    if (mode == TwinsConfig.Mode.TWO_GROUPS) {
      return "the twin sends " + twins + ", this unit " + own;
    }
    return air.watched().onAirBy().equals("twin")
        ? "the twin sends " + twins + ", this unit would send " + own
        : "this unit has " + own + ", the twin " + twins;
  }

  private static String words(Source source) {
    return switch (source) {
      case TIMELINE -> "the timeline";
      case PRE_RECORDED -> "recordings";
      case SLATE -> "a slate";
    };
  }
}
