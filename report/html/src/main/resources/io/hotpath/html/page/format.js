/* How figures look: English, the same everywhere. What is not zero never looks like zero. */

import { el } from "./dom.js";

const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });

export function count(number) {
  return whole.format(number);
}

/** Three digits or more: 17,178, 81.4, 1.25, 0.003. */
function digits(value) {
  if (value === 0) {
    return "0";
  }
  if (value < 0.0005) {
    return "<0.001";
  }
  return value >= 100 ? whole.format(value)
      : value.toFixed(value >= 10 ? 1 : value >= 1 ? 2 : 3);
}

/** Milliseconds, for columns that say so. */
export function millis(nanos) {
  return digits(nanos / 1e6);
}

/** A time with its unit. */
export function time(nanos) {
  if (nanos >= 1e9) {
    return digits(nanos / 1e9) + " s";
  }
  return nanos >= 1e6 || nanos === 0 ? digits(nanos / 1e6) + " ms" : digits(nanos / 1e3) + " µs";
}

/** An estimate bears a mark. */
export function marked(text, rough) {
  return (rough ? "~" : "") + text;
}

export function share(part, all) {
  if (!(all > 0) || part === null) {
    return "–";
  }
  const percent = (100 * part) / all;
  return percent > 0 && percent < 0.05 ? "<0.1 %" : percent.toFixed(percent >= 9.95 ? 0 : 1) + " %";
}

/** Powers of ten, as disks and networks count. */
export function bytes(number) {
  const units = ["B", "kB", "MB", "GB", "TB", "PB"];
  let unit = 0;
  let value = number;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return (unit === 0 ? value.toFixed(0) : digits(value)) + " " + units[unit];
}

/** A mean, "–" of nothing. */
export function mean(sum, number, format) {
  return number > 0 ? format(sum / number) : "–";
}

/** How often a request; whole numbers without decimals. */
export function often(number, requests) {
  if (!(requests > 0)) {
    return "–";
  }
  const each = number / requests;
  return Number.isInteger(each) ? whole.format(each) : each < 0.01 ? "<0.01" : digits(each);
}

export function plural(number, one, more = one + "s") {
  return count(number) + " " + (number === 1 ? one : more);
}

const UNITS = [
  ["year", 31_557_600], ["month", 2_629_800], ["week", 604_800], ["day", 86_400], ["hour", 3_600],
  ["minute", 60],
];
const MOMENT_SECONDS = 300;

/** "40 minutes ago": the largest unit that fits, rounded to the nearer. */
export function ago(millis, now) {
  const seconds = Math.abs(now - millis) / 1000;
  const late = now >= millis ? " ago" : " from now";
  if (seconds < MOMENT_SECONDS) {
    return now >= millis ? "moments ago" : "moments from now";
  }
  const [unit, length] = UNITS.find(([, size]) => seconds >= size);
  return plural(Math.round(seconds / length), unit) + late;
}

/** The same with two units: "2 hours 12 minutes ago". */
export function agoExactly(millis, now) {
  let left = Math.abs(now - millis) / 1000;
  const parts = [];
  for (const [unit, length] of [...UNITS, ["second", 1]]) {
    const fits = Math.floor(left / length);
    if (fits > 0 && parts.length < 2) {
      parts.push(plural(fits, unit));
    } else if (parts.length > 0) {
      break;
    }
    left -= fits * length;
  }
  return (parts.join(" ") || "0 seconds") + (now >= millis ? " ago" : " from now");
}

/** A moment as people say it; on hover exactly, on paper as a date. */
export function moment(iso) {
  const node = el("time", { datetime: iso });
  sayMoment(node);
  return node;
}

function sayMoment(node) {
  const millis = Date.parse(node.dateTime);
  const now = Date.now();
  node.textContent = ago(millis, now);
  node.title = agoExactly(millis, now) + " (" + clock(millis) + " UTC)";
}

/** Keeps what a page says of moments true while it is open. */
export function keepMoments() {
  setInterval(() => document.querySelectorAll("time[datetime]").forEach(sayMoment), 30_000);
}

/** Date and time of the day in UTC. */
export function clock(millis) {
  return new Date(millis).toISOString().slice(0, 19).replace("T", " ");
}

/** A histogram's value below which this share of its requests is, in nanoseconds. */
export function percentile(latency, percent) {
  let number = 0;
  for (let i = 1; i < latency.length; i += 2) {
    number += latency[i];
  }
  let left = Math.max(1, Math.ceil((number * percent) / 100));
  for (let i = 0; i < latency.length; i += 2) {
    left -= latency[i + 1];
    if (left <= 0) {
      return latency[i] * 1000;
    }
  }
  return 0;
}

function signed(value, format) {
  return value === 0 ? format(0) : (value > 0 ? "+" : "−") + format(Math.abs(value));
}

/** A time that was added or taken away. */
export function signedTime(nanos) {
  return signed(nanos, time);
}

/** Likewise bytes. */
export function signedBytes(number) {
  return signed(number, bytes);
}

/** A change as a share of before. */
export function signedShare(part) {
  return signed(Math.round(1000 * part) / 10, (percent) =>
      percent.toFixed(percent >= 10 ? 0 : 1) + " %");
}
