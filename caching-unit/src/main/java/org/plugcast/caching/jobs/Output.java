package org.plugcast.caching.jobs;

import java.util.Optional;
import org.plugcast.caching.catalogue.ClipForm;
import org.plugcast.ts.multiplex.Service;

/**
 * How the items of a channel are made and sent.
 *
 * @param form that its clips share, so that any may follow any other
 * @param signature one line that changes whenever the same item would be made differently
 * @param serviceName under which receivers list the channel; {@code {channel}} stands for its name
 * @param provider that receivers list with it
 * @param captions language in which captions are announced, if they are
 * @param refusal why it is not what the channel asks for, if so
 */
public record Output(
    ClipForm form,
    String signature,
    String serviceName,
    String provider,
    Optional<String> captions,
    Optional<String> refusal) {

  /** How receivers find a channel. */
  public Service service(int channelId, String channelName) {
    return new Service(
        channelId,
        channelId,
        serviceName.replace("{channel}", channelName),
        provider,
        form.pids(),
        captions);
  }
}
