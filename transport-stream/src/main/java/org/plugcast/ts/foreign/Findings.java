package org.plugcast.ts.foreign;

import java.util.Optional;
import org.plugcast.ts.elementary.AudioStream;
import org.plugcast.ts.elementary.VideoStream;

/** What was found in a foreign stream, and its frames. */
record Findings(StreamProfile profile, Optional<VideoStream> video, Optional<AudioStream> audio) {}
