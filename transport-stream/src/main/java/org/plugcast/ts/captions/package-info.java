/**
 * Captions: subtitle texts into what receivers of cable show as closed captions. {@link
 * org.plugcast.ts.captions.CueReader} reads texts, {@link org.plugcast.ts.captions.TextCaptions}
 * makes of them CEA-608 pop-on captions (CC1) and the same as CEA-708 service 1, and {@link
 * org.plugcast.ts.captions.CaptionedVideo} puts them into coded pictures in the order in which
 * these are shown.
 *
 * <p>ANSI/CTA-608-E, ANSI/CTA-708-E, ATSC A/53 part 4 §6.2.3, A/72 part 1 §6.4.2. Pure.
 */
@NullMarked
package org.plugcast.ts.captions;

import org.jspecify.annotations.NullMarked;
