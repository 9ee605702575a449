// puppeteer-capture on a page, its frames to an ffmpeg that neither decodes nor encodes them:
// node puppeteer-capture.cjs URL FRAMES CHROME
"use strict";
const { capture, launch } = require("puppeteer-capture");

const FPS = 30000 / 1001;
const [url, frames, chrome] = process.argv.slice(2);

(async () => {
  const browser = await launch({
    executablePath: chrome,
    defaultViewport: { width: 1280, height: 720 },
    args: ["--no-sandbox", "--disable-gpu", "--hide-scrollbars"],
  });
  const page = await browser.newPage();
  const recorder = await capture(page, {
    fps: FPS,
    ffmpeg: "/usr/bin/ffmpeg",
    format: async (ffmpeg) => { ffmpeg.outputFormat("null").videoCodec("copy"); },
  });
  await page.goto(url, { waitUntil: "load" });
  const began = performance.now();
  await recorder.start("/dev/null");
  await recorder.waitForTimeout(((frames - 1) * 1000) / FPS);
  const seconds = (performance.now() - began) / 1000, captured = recorder.capturedFrames;
  await recorder.stop();
  await browser.close();
  console.log(`frames=${captured} seconds=${seconds.toFixed(2)} frames_per_second=${(captured / seconds).toFixed(1)}`);
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
