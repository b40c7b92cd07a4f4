/* How a route's tree looks: the colours of its positions, and what is said of the selected one. */

import { el } from "./dom.js";
import { count, marked, often, share, time } from "./format.js";
import { colour } from "./screen.js";
import {
  METHOD, QUERY, STATEMENT, isDatabase, isLogging, kindOf, lineOf, linkOf, packageOf, shortName,
} from "./names.js";

const MAX_PACKAGES = 6;

/** From pale to strong orange; half of the time is as strong as it gets. */
function selfColour(part) {
  const strength = Math.min(1, Math.sqrt(part * 2));
  const mix = (from, to) => Math.round(from + (to - from) * strength).toString(16).padStart(2, "0");
  return "#" + mix(0xe6, 0xee) + mix(0xe3, 0x88) + mix(0xdc, 0x44);
}

/** The packages with most time of their own, numbered. */
function packagesOf(tree) {
  const times = new Map();
  for (let i = 0; i < tree.size; i++) {
    if (kindOf(tree.method[i]) === METHOD) {
      const name = packageOf(tree.method[i]);
      times.set(name, (times.get(name) ?? 0) + tree.self[i]);
    }
  }
  const sorted = [...times].sort((a, b) => b[1] - a[1]).slice(0, MAX_PACKAGES);
  return new Map(sorted.map(([name], i) => [name, i]));
}

/** An entry of a legend: a colour by its name or value, and what it means. */
export function legendKey(name, text) {
  const mark = el("span", { class: "key" });
  mark.style.background = name.startsWith("#") ? name : "var(--" + name + ")";
  return el("span", { class: "entry" }, mark, text);
}

/** A term and its value. */
export function fact(name, value) {
  return el("div", {}, el("dt", {}, name), el("dd", {}, value));
}

function waitFact(what, nanos) {
  return nanos > 0 ? fact("of own time waiting " + what, marked(time(nanos), true)) : null;
}

/** The look of a tree, as `flame` takes it. */
export class RouteLook {
  constructor(tree, requests, sampled) {
    Object.assign(this, { tree, requests: Math.max(1, requests), sampled });
    this.packages = packagesOf(tree);
    this.modes = { package: "Packages", waits: "Waiting", self: "Own time" };
  }

  /** What a position itself mostly waits for. */
  waitOf(position) {
    const { lock, wait, self } = this.tree;
    const most = Math.max(lock[position], wait[position]);
    return 2 * most < self[position] || most === 0 ? "other"
      : lock[position] === most ? "lock" : "wait";
  }

  /** Colour of a box in a mode. */
  colourOf(position, mode) {
    const method = this.tree.method[position];
    if (mode === "self") {
      return selfColour(this.tree.self[position] / (this.tree.total[0] || 1));
    }
    if (isDatabase(method)) {
      return colour(kindOf(method) === QUERY ? "box-query" : "box-driver");
    }
    if (isLogging(method)) {
      return colour("box-log");
    }
    if (mode === "waits") {
      return colour("box-" + this.waitOf(position));
    }
    if (kindOf(method) !== METHOD) {
      return colour("box-other");
    }
    return colour("box-" + (this.packages.get(packageOf(method)) ?? "rest"));
  }

  /** What the colours of a mode mean. */
  legend(mode) {
    if (mode === "self") {
      return [legendKey(selfColour(0), "little own time"), legendKey(selfColour(0.3), "much own time")];
    }
    const entries = [legendKey("box-query", "MongoDB query"), legendKey("box-driver", "MongoDB driver"),
      legendKey("box-log", "logging"),
      legendKey("box-other", mode === "package" ? "request, cut" : "application")];
    return mode !== "package"
      ? entries.concat(legendKey("box-lock", "waits for a lock"), legendKey("box-wait", "other wait"))
      : [...this.packages].map(([name, number]) => legendKey("box-" + number, name)).concat(entries);
  }

  /** What hovering says. */
  tip(position) {
    const { tree } = this;
    return shortName(tree.method[position]) + " – " + time(tree.total[position] / this.requests)
        + " a request, " + share(tree.total[position], tree.total[0]);
  }

  /** What matched positions take together, in words. */
  found(nanos) {
    return share(nanos, this.tree.total[0]) + " of the time";
  }

  /** Figures of the selected position. */
  facts(position) {
    const { tree, requests, sampled } = this;
    const method = tree.method[position];
    const link = linkOf(method);
    return [
      fact("time a request", marked(time(tree.total[position] / requests),
          tree.untimed[position] > 0)),
      fact("share", share(tree.total[position], tree.total[0])),
      fact("own time a request", marked(time(tree.self[position] / requests),
          tree.roughSelf[position] > 0)),
      fact("own share", share(tree.self[position], tree.total[0])),
      waitFact("for locks", tree.lock[position] / requests),
      waitFact("otherwise", tree.wait[position] / requests),
      fact(sampled ? "samples" : "calls", (sampled ? "~" : "") + count(tree.calls[position])),
      fact(sampled ? "samples a request" : "calls a request",
          often(tree.calls[position], requests)),
      lineOf(method) ? fact("line", lineOf(method)) : null,
      link ? fact(kindOf(method) === STATEMENT ? "statement" : "query",
          el("a", { href: link }, "what it is")) : null,
    ];
  }
}
