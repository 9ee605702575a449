// <video> and <audio> follow the page's clock: nothing is played, each picture is sought before it
// is drawn. So a picture does not depend on how fast this machine decodes.
(() => {
  const proto = HTMLMediaElement.prototype;
  const property = (name) => Object.getOwnPropertyDescriptor(proto, name);
  const own = {
    pause: proto.pause,
    currentTime: property("currentTime"),
    paused: property("paused"),
    seeking: property("seeking"),
  };
  // A little into the picture, so that no rounding shows the one before.
  const INTO_S = 0.00002;
  const SAME_S = 0.00001;
  const UPDATE_S = 0.25;
  const NO_SOURCE = 3;
  const followed = new Map();
  const seconds = () => performance.now() / 1000;

  const stateOf = (element) => {
    let state = followed.get(element);
    if (!state) {
      state = { playing: false, ended: false, at: 0, since: 0, rate: element.defaultPlaybackRate, told: 0, callbacks: [] };
      followed.set(element, state);
      window.plugcastFollowsMedia?.("");
    }
    return state;
  };
  const length = (element) => (Number.isNaN(element.duration) ? Infinity : element.duration);
  const position = (element, now) => {
    const state = stateOf(element);
    const at = state.playing ? state.at + (now - state.since) * state.rate : state.at;
    const end = length(element);
    if (at < end) return Math.max(0, at);
    return element.loop && state.playing && end > 0 ? at % end : end;
  };
  const hold = (element, now) => {
    const state = stateOf(element);
    state.at = position(element, now);
    state.since = now;
    return state;
  };
  const tell = (element, ...names) =>
    names.forEach((name) => setTimeout(() => element.dispatchEvent(new Event(name))));

  const replace = (name, accessors) =>
    Object.defineProperty(proto, name, { configurable: true, enumerable: true, ...accessors });
  proto.play = function () {
    const state = hold(this, seconds());
    if (!state.playing) {
      if (state.ended) state.at = 0;
      state.ended = false;
      state.playing = true;
      if (this.preload === "none") this.preload = "auto";
      tell(this, "play", "playing");
    }
    return Promise.resolve();
  };
  proto.pause = function () {
    const state = hold(this, seconds());
    if (state.playing) {
      state.playing = false;
      tell(this, "timeupdate", "pause");
    }
  };
  replace("currentTime", {
    get() { return position(this, seconds()); },
    set(value) {
      const state = hold(this, seconds());
      state.at = Math.max(0, Number(value) || 0);
      state.ended = false;
      tell(this, "seeking", "timeupdate", "seeked");
    },
  });
  replace("paused", { get() { return !stateOf(this).playing; } });
  replace("ended", { get() { return stateOf(this).ended; } });
  replace("seeking", { get() { return false; } });
  replace("playbackRate", {
    get() { return stateOf(this).rate; },
    set(value) {
      hold(this, seconds()).rate = Number(value);
      tell(this, "ratechange");
    },
  });
  HTMLVideoElement.prototype.requestVideoFrameCallback = function (callback) {
    return stateOf(this).callbacks.push(callback);
  };
  HTMLVideoElement.prototype.cancelVideoFrameCallback = function (handle) {
    delete stateOf(this).callbacks[handle - 1];
  };

  // What the browser does by itself: it may begin to play, and tells of what is done to it here.
  const begins = (event) => {
    if (!event.isTrusted || !(event.target instanceof HTMLMediaElement)) return;
    event.stopImmediatePropagation();
    if (event.type === "play") {
      own.pause.call(event.target);
      event.target.play();
    }
  };
  for (const name of ["play", "playing", "pause", "seeking", "seeked", "timeupdate", "ended", "waiting"]) {
    window.addEventListener(name, begins, true);
  }

  const waits = (element) =>
    !element.error && element.networkState !== NO_SOURCE
      && (element.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || own.seeking.get.call(element));
  const shown = () =>
    [...followed].filter(([element]) => element instanceof HTMLVideoElement && (element.currentSrc || element.src));

  const step = (element, state, now) => {
    if (!state.playing) return;
    if (element.readyState < HTMLMediaElement.HAVE_METADATA) {
      state.since = now;
      return;
    }
    if (!element.loop && position(element, now) >= length(element)) {
      hold(element, now).playing = false;
      state.ended = true;
      tell(element, "timeupdate", "pause", "ended");
    } else if (Math.abs(now - state.told) >= UPDATE_S) {
      state.told = now;
      tell(element, "timeupdate");
    }
  };

  Object.defineProperty(window, "plugcastMedia", {
    value: {
      // Seeks what is to be seen so many milliseconds after the first picture; returns how many
      // videos are not there yet.
      seek(sinceStartMs) {
        const then = (window.plugcast.startMs() + sinceStartMs) / 1000;
        for (const [element, state] of followed) step(element, state, then);
        for (const [element, state] of shown()) {
          if (element.readyState < HTMLMediaElement.HAVE_METADATA || own.seeking.get.call(element)) continue;
          if (!own.paused.get.call(element)) own.pause.call(element);
          const target = Math.min(position(element, then) + INTO_S, Math.max(0, length(element) - INTO_S));
          if (Math.abs(own.currentTime.get.call(element) - target) > SAME_S) {
            own.currentTime.set.call(element, target);
            const callbacks = state.callbacks.splice(0);
            requestAnimationFrame((time) => callbacks.forEach((callback) => callback?.(time, {
              mediaTime: target, presentationTime: time, expectedDisplayTime: time,
              width: element.videoWidth, height: element.videoHeight, presentedFrames: 1 })));
          }
        }
        return this.waiting();
      },
      // Videos that play already begin now.
      begin() {
        for (const state of followed.values()) if (state.playing) state.since = seconds();
      },
      waiting() { return shown().filter(([element]) => waits(element)).length; },
    },
  });
})();
