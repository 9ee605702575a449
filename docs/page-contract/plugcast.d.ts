/**
 * What a page that Plugcast shows knows of itself: `window.plugcast`, version 1.
 *
 * For editors and compilers; nothing of it is loaded on air. Later versions of Plugcast may add
 * members; none of these is taken away or changes its meaning while `version` is 1.
 */
export {};

declare global {
  interface Window {
    /** There before the first script of the page runs. Absent in a browser without Plugcast. */
    readonly plugcast: Plugcast;
  }

  interface WindowEventMap {
    /** Once, when the page has loaded, at its first picture: `position` is 0 and begins to move. */
    plugcaststart: Event;
  }

  /** Words by their names: lower-case letters and hyphens. All values are a single line of text. */
  interface PlugcastWords {
    readonly [name: string]: string | undefined;
  }

  interface PlugcastChannel extends PlugcastWords {
    readonly id?: string;
    readonly name?: string;
  }

  interface PlugcastPlaylist extends PlugcastWords {
    readonly name?: string;
  }

  /** All that is known of an item. Nothing is certain to be there but `file`. */
  interface PlugcastItem extends PlugcastWords {
    /** The operator's media id. */
    readonly id?: string;
    /** Name of its file. */
    readonly file?: string;
    readonly title?: string;
    readonly artist?: string;
    readonly "album-artist"?: string;
    readonly author?: string;
    readonly composer?: string;
    readonly album?: string;
    readonly programme?: string;
    readonly genre?: string;
    /** Begins with the year. */
    readonly date?: string;
    /** JPEG or PNG, as a `data:` URL. Not of the items that follow. */
    readonly cover?: string;
    /** The text of its LRC file: several lines. Not of the items that follow. */
    readonly lyrics?: string;
  }

  /** CSS pixels from the upper left corner. What matters lies within; some sets show no more. */
  interface PlugcastSafeArea {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  }

  /** What the operator set for this page; whatever JSON can hold. */
  interface PlugcastSettings {
    readonly [name: string]: unknown;
  }

  /**
   * What a page is to an item: the picture of one that has only sound, or all of the picture of one
   * that has another, or what lies on that, or what that is seen in.
   */
  type PlugcastUse = "audio" | "replace" | "overlay" | "squeeze";

  interface Plugcast {
    readonly version: 1;
    readonly channel: PlugcastChannel;
    readonly playlist: PlugcastPlaylist;
    readonly item: PlugcastItem;
    /** The item that follows; null if that is not known. The first of `nextItems`. */
    readonly next: PlugcastItem | null;
    /** The items that follow, in order, as far as they are known. */
    readonly nextItems: readonly PlugcastItem[];
    /**
     * With "squeeze", the picture is seen in the box of the element that has the attribute
     * data-plugcast="picture", beneath the page. "audio" for items that have only sound.
     */
    readonly use: PlugcastUse;
    readonly settings: PlugcastSettings;
    /** Of the item, in seconds; 0 if it has no end. */
    readonly duration: number;
    /**
     * Seconds since the first picture, of the frame that is being drawn: a whole number of frames.
     * Moves only from frame to frame, never within one. Animate from this.
     */
    readonly position: number;
    /** Of the channel: 29.97…, 25… */
    readonly framesPerSecond: number;
    /** Of the page, in CSS pixels, which are square. */
    readonly width: number;
    readonly height: number;
    readonly safeArea: PlugcastSafeArea;
    /** The first picture is taken after this has settled, either way. May be called several times. */
    wait<T>(promise: T): T;
  }
}
