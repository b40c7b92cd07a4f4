/*
 * How a tree of differences looks: what takes more time now is red and hatched, what takes less is
 * blue, each the stronger the more; names say it in words, too.
 */

import { el } from "./dom.js";
import { signedTime, time } from "./format.js";
import { shortName } from "./names.js";

/** Below this part of the request a change has no colour. */
const LEAST_PART = 0.005;

const MORE = [0xf7, 0xb0, 0x9a, 0xe2, 0x5c, 0x45];
const LESS = [0xb5, 0xd3, 0xec, 0x5a, 0x9a, 0xd6];
const SAME = "#dcdcd8";

function shade([r, g, b, toR, toG, toB], strength) {
  const mix = (from, to) => Math.round(from + (to - from) * strength).toString(16).padStart(2, "0");
  return "#" + mix(r, toR) + mix(g, toG) + mix(b, toB);
}

function key(colour, text, hatched) {
  const mark = el("span", { class: hatched ? "key hatched" : "key" });
  mark.style.backgroundColor = colour;
  return el("span", { class: "entry" }, mark, text);
}

function diffFact(name, value) {
  return el("div", {}, el("dt", {}, name), el("dd", {}, value));
}

/** The look of a route's two trees, as `flame` takes it. */
export class DiffLook {
  constructor(trees) {
    this.trees = trees;
    this.tree = trees.after;
    this.modes = { after: "as wide as after", before: "as wide as before" };
    this.modesLabel = "Widths";
    this.whole = Math.max(trees.before.total[0], trees.after.total[0]) || 1;
  }

  treeFor(mode) {
    this.tree = this.trees[mode];
    return this.tree;
  }

  added(position) {
    return this.trees.after.total[position] - this.trees.before.total[position];
  }

  /** More, less or as before: 1, -1, 0. */
  way(position) {
    const part = this.added(position) / this.whole;
    return part > LEAST_PART ? 1 : part < -LEAST_PART ? -1 : 0;
  }

  colourOf(position) {
    const strength = Math.min(1, Math.sqrt(Math.abs(this.added(position)) / this.whole));
    const way = this.way(position);
    return way > 0 ? shade(MORE, strength) : way < 0 ? shade(LESS, strength) : SAME;
  }

  isHatched(position) {
    return this.way(position) > 0;
  }

  /** What stands in the box before the name. */
  prefix(position) {
    const way = this.way(position);
    return way === 0 ? "" : (way > 0 ? "▲ " : "▼ ") + signedTime(this.added(position)) + " ";
  }

  legend() {
    return [key(shade(MORE, 0.6), "▲ more time now", true), key(shade(LESS, 0.6), "▼ less time now"),
      key(SAME, "as before"), el("span", {}, "Times are of a request.")];
  }

  words(position) {
    const { before, after } = this.trees;
    if (before.total[position] === 0) {
      return "new";
    }
    return after.total[position] === 0 ? "gone" : signedTime(this.added(position));
  }

  tip(position) {
    const { before, after } = this.trees;
    return shortName(this.tree.method[position]) + " – " + time(before.total[position]) + " → "
        + time(after.total[position]) + " a request, " + this.words(position);
  }

  found(nanos) {
    return time(nanos) + " a request";
  }

  facts(position) {
    const { before, after } = this.trees;
    const pair = (column, format) => format(before[column][position]) + " → "
        + format(after[column][position]);
    const thousandths = (value) => String(Math.round(value / 10) / 100);
    return [
      diffFact("time a request", pair("total", time)),
      diffFact("change", this.words(position)),
      diffFact("own time a request", pair("self", time)),
      diffFact("own change", signedTime(after.self[position] - before.self[position])),
      diffFact("calls a request", pair("calls", thousandths)),
    ];
  }
}
