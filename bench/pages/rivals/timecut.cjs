// timecut on a page. It is timesnap with an ffmpeg behind it, so this is timesnap with nothing behind it:
// node timecut.cjs URL FRAMES CHROME
"use strict";
const timesnap = require("timesnap");
const puppeteer = require("puppeteer");

const [url, frames, chrome] = process.argv.slice(2);
let began = 0, captured = 0;

timesnap({
  url,
  fps: 30000 / 1001,
  frames: Number(frames),
  viewport: { width: 1280, height: 720, deviceScaleFactor: 1 },
  quiet: true,
  launcher: () => puppeteer.launch({ headless: "shell", executablePath: chrome, args: ["--no-sandbox", "--disable-gpu", "--hide-scrollbars"] }),
  preparePage: () => { began = performance.now(); },
  frameProcessor: () => { captured++; },
}).then(() => {
  const seconds = (performance.now() - began) / 1000;
  console.log(`frames=${captured} seconds=${seconds.toFixed(2)} frames_per_second=${(captured / seconds).toFixed(1)}`);
}).catch((error) => {
  console.error(error);
  process.exit(1);
});
