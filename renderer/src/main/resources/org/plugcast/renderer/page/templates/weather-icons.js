// Pictures of the weather, on a square of 64: filled shapes and thick strokes only.
"use strict";
const weatherIcons = (() => {
  const { shape } = tv;
  const SUN = "hsl(42 72% 63%)", MOON = "hsl(48 32% 76%)", CLOUD = "hsl(213 18% 80%)", DARK = "hsl(213 14% 62%)";
  const RAIN = "hsl(204 58% 66%)", SNOW = "#e6e8eb", FOG = "hsl(213 14% 72%)";

  const line = (d, stroke, width = 4.6) =>
    shape("path", { d, stroke, fill: "none", "stroke-width": width, "stroke-linecap": "round", "stroke-linejoin": "round" });
  const fill = (d, colour) => shape("path", { d, fill: colour });
  const moved = (x, y, scale, ...parts) => shape("g", { transform: `translate(${x} ${y}) scale(${scale})` }, ...parts);

  function sun() {
    const rays = Array.from({ length: 8 }, (_, i) => {
      const a = i * Math.PI / 4, at = (r) => `${(32 + r * Math.cos(a)).toFixed(1)} ${(32 + r * Math.sin(a)).toFixed(1)}`;
      return line(`M${at(20.5)}L${at(27)}`, SUN, 5);
    });
    return shape("g", {}, shape("circle", { cx: 32, cy: 32, r: 13, fill: SUN }), ...rays);
  }
  const moon = () => fill("M41 9A24 24 0 1 0 55 40 19.5 19.5 0 0 1 41 9z", MOON);
  const cloud = (colour = CLOUD) => fill("M17 48a12 12 0 0 1 1-23.9A16.5 16.5 0 0 1 49.6 27 10.6 10.6 0 0 1 48 48z", colour);
  const high = (...below) => shape("g", {}, moved(0, -8, 1, cloud()), ...below);
  const drops = (...xs) => xs.map((x) => line(`M${x} 47l-4 10`, RAIN));
  const flakes = (...at) => at.map(([cx, cy]) => shape("circle", { cx, cy, r: 3.3, fill: SNOW }));

  const draw = {
    "clear": () => [sun()],
    "clear-night": () => [moon()],
    "partly-cloudy": () => [moved(19, 1, 0.68, sun()), moved(-3, 11, 0.9, cloud())],
    "partly-cloudy-night": () => [moved(26, 1, 0.58, moon()), moved(-3, 9, 0.92, cloud())],
    "cloudy": () => [moved(18, 1, 0.7, cloud(DARK)), moved(-3, 9, 0.92, cloud())],
    "fog": () => [moved(0, -10, 1, cloud(FOG)), line("M12 46H52", FOG, 5), line("M18 56H46", FOG, 5)],
    "drizzle": () => [high(...drops(27, 43))],
    "rain": () => [high(...drops(21, 34, 47))],
    "sleet": () => [high(...drops(22, 46), ...flakes([33, 55]))],
    "snow": () => [high(...flakes([20, 50], [33, 57], [46, 50]))],
    "thunder": () => [high(fill("M36 34L22 50h9l-4 12 15-17h-9l5-11z", SUN))],
    "wind": () => [line("M8 26H38a8 8 0 1 0-8-8", CLOUD, 5), line("M8 38H50a7.5 7.5 0 1 1-7.5 7.5", CLOUD, 5), line("M8 50H28a5.5 5.5 0 1 1-5.5 5.5", CLOUD, 5)],
  };

  // WMO code table 4677, as weather services shorten it.
  const codes = [
    [[0], "clear"], [[1, 2], "partly-cloudy"], [[3], "cloudy"], [[45, 48], "fog"], [[51, 53, 55], "drizzle"],
    [[56, 57, 66, 67], "sleet"], [[61, 63, 65, 80, 81, 82], "rain"], [[71, 73, 75, 77, 85, 86], "snow"], [[95, 96, 99], "thunder"],
  ];
  const words = {
    "clear": "Sunny", "clear-night": "Clear", "partly-cloudy": "Partly cloudy", "partly-cloudy-night": "Partly cloudy",
    "cloudy": "Cloudy", "fog": "Fog", "drizzle": "Drizzle", "rain": "Rain", "sleet": "Sleet", "snow": "Snow",
    "thunder": "Thunderstorms", "wind": "Windy",
  };

  /** Name of an icon, from a name or a WMO code; "" for anything else. */
  function nameOf(value) {
    if (typeof value === "number") return codes.find(([numbers]) => numbers.includes(value))?.[1] ?? "";
    return Object.hasOwn(draw, value) ? value : "";
  }

  /** The icon; an empty one where the name is not known. */
  function icon(value) {
    const name = nameOf(value);
    return shape("svg", { viewBox: "0 0 64 64", class: "icon" }, ...(name === "" ? [] : draw[name]()));
  }

  return { icon, nameOf, inWords: (name) => words[name] ?? "" };
})();
