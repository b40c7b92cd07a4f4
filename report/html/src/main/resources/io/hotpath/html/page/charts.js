/* Pictures of figures: lines over time and distributions by uPlot, small ones as drawings. */

import { el, svg } from "./dom.js";
import { clock, count, percentile, share, time } from "./format.js";
import { colour, onColours, onResize } from "./screen.js";

const SPARK_WIDTH = 120;
const SPARK_HEIGHT = 24;

/** A line of values, -1 where there is none. */
export function sparkline(values) {
  const known = values.filter((value) => value >= 0);
  if (known.length < 2) {
    return el("span", { class: "quiet" }, "–");
  }
  const top = Math.max(...known);
  const points = [];
  values.forEach((value, i) => {
    if (value >= 0) {
      const x = 2 + (i * (SPARK_WIDTH - 4)) / (values.length - 1);
      const y = SPARK_HEIGHT - 3 - (value * (SPARK_HEIGHT - 6)) / (top || 1);
      points.push(x.toFixed(1) + "," + y.toFixed(1));
    }
  });
  const [x, y] = points[points.length - 1].split(",");
  return svg("svg", { class: "spark", width: SPARK_WIDTH, height: SPARK_HEIGHT, role: "img",
    "aria-label": "p95 from " + time(known[0]) + " to " + time(known[known.length - 1])
        + ", at most " + time(top) },
  svg("polyline", { points: points.join(" ") }), svg("circle", { cx: x, cy: y, r: 2 }));
}

/** A bar of parts, `[class, value]` each, of a whole. */
export function bar(parts, whole, label) {
  const node = el("div", { class: "bar", role: "img", "aria-label": label });
  for (const [kind, value] of parts) {
    const part = el("span", { class: kind });
    part.style.width = (whole > 0 ? Math.min(100, (100 * value) / whole) : 0) + "%";
    node.append(part);
  }
  return node;
}

function inUtc(seconds) {
  return uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC");
}

/** As much of a date as tells the ticks of an axis apart. */
function dates(ticks) {
  const step = ticks.length > 1 ? ticks[1] - ticks[0] : 0;
  return ticks.map((tick) => {
    const text = clock(tick * 1000);
    return step >= 86_400 ? text.slice(5, 10) : step >= 60 ? text.slice(11, 16) : text.slice(11);
  });
}

/** A chart that is drawn anew when its place or the colours change. */
function chart(label, height, options, data) {
  const place = el("div", { class: "chart", role: "img", "aria-label": label });
  let plot = null;
  const draw = () => {
    plot?.destroy();
    const width = Math.max(260, place.clientWidth);
    plot = new uPlot({ width, height, legend: { show: false }, tzDate: inUtc,
      ...options() }, data, place);
  };
  onResize(place, () => {
    if (!plot) {
      draw();
    } else if (place.clientWidth > 0) {
      plot.setSize({ width: Math.max(260, place.clientWidth), height });
    }
  });
  onColours(place, draw);
  return place;
}

const FONT = "12px system-ui, sans-serif";

function axis(values, more = {}) {
  return { stroke: colour("quiet"), grid: { stroke: colour("grid"), width: 1 },
    ticks: { stroke: colour("grid"), width: 1 }, font: FONT, values, ...more };
}

/** p95 and requests, slot by slot. */
export function timeChart(timeline, { p95, requests }) {
  const xs = p95.map((_, i) => (timeline.start + (i + 0.5) * timeline.width) / 1000);
  const line = p95.map((value) => (value < 0 ? null : value / 1e6));
  const known = p95.filter((value) => value >= 0);
  const label = "p95 over time, between " + time(Math.min(...known)) + " and "
      + time(Math.max(...known)) + "; bars: requests, at most " + count(Math.max(...requests));
  return chart(label, 190, () => ({
    cursor: { y: false, points: { show: false } },
    padding: [null, 28, 0, 0],
    scales: { x: { time: true, range: (_, from, to) => [from - timeline.width / 2000,
      to + timeline.width / 2000] }, y: { range: (_, __, to) => [0, to * 1.1 || 1] },
    requests: { range: (_, __, to) => [0, to * 3 || 1] } },
    axes: [axis((_, ticks) => dates(ticks), { space: 80, size: 34 }),
      axis((_, ticks) => ticks.map((tick) => time(tick * 1e6)), { size: 72 })],
    series: [{},
      { scale: "requests", fill: colour("soft"), stroke: colour("soft"),
        paths: uPlot.paths.bars({ size: [0.8, 40] }), points: { show: false } },
      { scale: "y", stroke: colour("accent"), width: 2, spanGaps: true,
        points: { show: p95.length < 40, size: 6, fill: colour("accent") } }],
  }), [xs, requests, line]);
}

const BINS_PER_DECADE = 12;

/** How many requests took how long, in bins of equal ratio. */
export function bins(latency) {
  const found = new Map();
  for (let i = 0; i < latency.length; i += 2) {
    const bin = Math.floor(Math.log10(Math.max(1, latency[i])) * BINS_PER_DECADE + 1e-9);
    found.set(bin, (found.get(bin) ?? 0) + latency[i + 1]);
  }
  const first = Math.min(...found.keys()) - 1;
  const last = Math.max(...found.keys()) + 1;
  const xs = [];
  const counts = [];
  for (let bin = first; bin <= last; bin++) {
    xs.push(10 ** ((bin + 0.5) / BINS_PER_DECADE) / 1000);
    counts.push(found.get(bin) ?? 0);
  }
  return { xs, counts };
}

/** 1, 2, 5, 10 ... between two values; fewer where they span many decades. */
function decimals(from, to) {
  const digits = to / from > 2000 ? [1] : [1, 2, 5];
  const found = [];
  for (let power = 10 ** Math.floor(Math.log10(from)); power <= to; power *= 10) {
    found.push(...digits.map((digit) => digit * power));
  }
  return found.filter((value) => value >= from && value <= to);
}

/** The distribution of a route's latencies; lines at p50, p95 and p99. */
export function latencyChart(latency) {
  const { xs, counts } = bins(latency);
  const marks = [50, 95, 99].map((percent) => [percent, percentile(latency, percent)]);
  const label = "Latencies: " + marks.map(([p, at]) => "p" + p + " " + time(at)).join(", ");
  const half = 10 ** (0.5 / BINS_PER_DECADE);
  return chart(label, 190, () => ({
    cursor: { y: false, points: { show: false } },
    padding: [18, 12, 0, 0],
    scales: { x: { time: false, distr: 3, range: () => [xs[0] / half, xs.at(-1) * half] },
      y: { range: (_, __, to) => [0, to * 1.1 || 1] } },
    axes: [axis((_, ticks) => ticks.map((tick) => time(tick * 1e6)), { size: 34,
      splits: (_, __, from, to) => decimals(from, to), filter: (_, ticks) => ticks }),
    axis((_, ticks) => ticks.map((tick) => (Number.isInteger(tick) ? count(tick) : "")))],
    series: [{}, { fill: colour("bars"), stroke: colour("bars"), points: { show: false },
      paths: uPlot.paths.bars({ size: [0.9, 60] }) }],
    hooks: { draw: [(plot) => drawMarks(plot, marks)] },
  }), [xs, counts]);
}

function drawMarks(plot, marks) {
  const { ctx, bbox } = plot;
  const scale = window.devicePixelRatio || 1;
  ctx.save();
  ctx.strokeStyle = colour("text");
  ctx.fillStyle = colour("text");
  ctx.font = 12 * scale + "px system-ui, sans-serif";
  ctx.textAlign = "center";
  ctx.setLineDash([4 * scale, 3 * scale]);
  let free = -Infinity;
  for (const [percent, at] of marks) {
    const x = Math.round(plot.valToPos(at / 1e6, "x", true));
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    if (x > free) {
      ctx.fillText("p" + percent, x, bbox.top - 5 * scale);
      free = x + 28 * scale;
    }
  }
  ctx.restore();
}

/** Own words of a share, with a bar behind it. */
export function shareBar(part, whole, kind = "app") {
  const text = share(part, whole);
  return el("div", { class: "sharebar" }, bar([[kind, part]], whole, text),
      el("span", { "aria-hidden": "true" }, text));
}
