/*
 * A tree as a picture: each position a box as wide as its time, below (icicle) or above (flame)
 * the one that called it. Drawn on a canvas, and only what is in sight: a hundred thousand
 * positions are no more work than a screen of them.
 */

import { choice, el, search } from "./dom.js";
import { count, marked, often, plural, share, time } from "./format.js";
import { colour, onColours, onResize } from "./charts.js";
import {
  DRIVER, METHOD, QUERY, fullName, kindOf, lineOf, packageOf, queryOf, shortName,
} from "./data.js";

const ROW = 22;
const LEAST_PIXELS = 0.5;
const MAX_HEIGHT = 520;
const MAX_PACKAGES = 6;

/** How positions may be coloured. */
const COLOURS = { package: "Packages", database: "MongoDB", self: "Own time" };

class Flame {
  constructor(tree, requests, sampled) {
    Object.assign(this, { tree, requests, sampled });
    this.zoom = 0;
    this.selected = 0;
    this.text = "";
    this.upwards = false;
    this.mode = "package";
    this.packages = packagesOf(tree);
    this.build();
  }

  build() {
    this.canvas = el("canvas", { "aria-hidden": "true" });
    this.space = el("div", { class: "space" }, this.canvas);
    this.tip = el("div", { class: "tip", hidden: true, "aria-hidden": "true" });
    this.view = el("div", {
      class: "flame", tabindex: "0", role: "application", "aria-label":
        "Call tree. Arrow keys go to callers, callees and siblings, Enter enlarges, Escape shows all.",
      onkeydown: (event) => this.key(event),
      onclick: (event) => this.click(event),
      ondblclick: () => this.zoomTo(this.selected),
      onmousemove: (event) => this.hover(event),
      onmouseleave: () => { this.tip.hidden = true; },
      onscroll: () => this.draw(),
    }, this.space);
    this.legend = el("p", { class: "legend" });
    this.found = el("span", { class: "quiet", role: "status" });
    this.details = el("div", { class: "details", "aria-live": "polite" });
    this.node = el("div", { class: "tree" }, this.controls(), this.legend,
        el("div", { class: "flamebox" }, this.view, this.tip), this.details);
    onResize(this.view, () => this.draw());
    onColours(this.view, () => this.draw());
    this.resize();
    this.showLegend();
    this.showDetails();
  }

  controls() {
    return el("div", { class: "controls" },
        choice("Direction", { icicle: "Icicle", flame: "Flame graph" }, "icicle", (key) => {
          this.upwards = key === "flame";
          this.resize();
        }),
        choice("Colours", COLOURS, this.mode, (key) => {
          this.mode = key;
          this.showLegend();
          this.draw();
        }),
        search("Find a method", (text) => this.find(text)), this.found,
        el("button", { type: "button", onclick: () => this.zoomTo(0) }, "Whole tree"));
  }

  resize() {
    const height = this.tree.levels * ROW + 2;
    this.space.style.height = height + "px";
    this.view.style.height = Math.min(MAX_HEIGHT, height) + "px";
    this.view.scrollTop = this.upwards ? height : 0;
    this.draw();
  }

  /** Where a position is, in pixels of the whole picture; its width may be nothing. */
  box(position, width) {
    const { tree, zoom } = this;
    const scale = tree.width[zoom] > 0 ? width / tree.width[zoom] : 0;
    const above = position < zoom || position >= tree.end[zoom];
    const left = above ? 0 : (tree.x[position] - tree.x[zoom]) * scale;
    const row = this.upwards ? tree.levels - 1 - tree.depth[position] : tree.depth[position];
    return { left, top: row * ROW, width: above ? width : tree.width[position] * scale };
  }

  draw() {
    const width = this.view.clientWidth;
    const height = this.view.clientHeight;
    if (width === 0) {
      return;
    }
    const scale = window.devicePixelRatio || 1;
    this.canvas.width = width * scale;
    this.canvas.height = height * scale;
    this.canvas.style.width = width + "px";
    this.canvas.style.height = height + "px";
    const ctx = this.canvas.getContext("2d");
    ctx.scale(scale, scale);
    ctx.translate(0, -this.view.scrollTop);
    ctx.font = "12px system-ui, sans-serif";
    ctx.textBaseline = "middle";
    this.paint = { ctx, width, from: this.view.scrollTop - ROW, to: this.view.scrollTop + height,
      line: colour("page"), mark: colour("text"), faded: colour("faded") };
    this.tree.path(this.zoom).forEach((position) => this.drawBox(position));
    const { tree, zoom } = this;
    for (let i = zoom + 1; i < tree.end[zoom];) {
      // What is too narrow to be seen has nothing below it that can be.
      i = this.drawBox(i) ? i + 1 : tree.end[i];
    }
  }

  drawBox(position) {
    const { ctx, width: all, from, to } = this.paint;
    const { left, top, width } = this.box(position, all);
    if (width < LEAST_PIXELS) {
      return false;
    }
    if (top < from || top > to) {
      return true;
    }
    const inner = Math.max(0.5, width - (width > 3 ? 1 : 0));
    const hit = this.text !== "" && this.matches(position);
    ctx.fillStyle = this.text !== "" && !hit ? this.paint.faded : this.colourOf(position);
    ctx.fillRect(left, top, inner, ROW - 1);
    if (position === this.selected || hit) {
      ctx.strokeStyle = this.paint.mark;
      ctx.lineWidth = position === this.selected ? 2 : 1;
      ctx.strokeRect(left + 1, top + 1, Math.max(0.5, inner - 2), ROW - 3);
    }
    if (width > 34) {
      this.drawName(position, left, top, width);
    }
    return true;
  }

  drawName(position, left, top, width) {
    const { ctx } = this.paint;
    const name = shortName(this.tree.method[position]);
    const room = Math.floor((width - 8) / 6.3);
    ctx.fillStyle = this.text !== "" && !this.matches(position) ? this.paint.mark : "#1b1b1b";
    ctx.fillText(name.length <= room ? name : name.slice(0, Math.max(1, room - 1)) + "…",
        left + 4, top + ROW / 2, width - 8);
  }

  colourOf(position) {
    const method = this.tree.method[position];
    const kind = kindOf(method);
    const database = kind === DRIVER || kind === QUERY;
    if (this.mode === "self") {
      return selfColour(this.tree.self[position] / (this.tree.total[0] || 1));
    }
    if (database) {
      return colour(kind === QUERY ? "box-query" : "box-driver");
    }
    if (this.mode === "database" || kind !== METHOD) {
      return colour("box-other");
    }
    return colour("box-" + (this.packages.get(packageOf(method)) ?? "rest"));
  }

  showLegend() {
    const key = (name, text) => {
      const mark = el("span", { class: "key" });
      mark.style.background = name.startsWith("#") ? name : "var(--" + name + ")";
      return el("span", { class: "entry" }, mark, text);
    };
    const entries = [];
    if (this.mode === "self") {
      entries.push(key(selfColour(0), "little own time"), key(selfColour(0.3), "much own time"));
    } else {
      if (this.mode === "package") {
        this.packages.forEach((number, name) => entries.push(key("box-" + number, name)));
      }
      entries.push(key("box-query", "MongoDB query"), key("box-driver", "MongoDB driver"),
          key("box-other", this.mode === "package" ? "request, cut" : "application"));
    }
    this.legend.replaceChildren(...entries);
  }

  matches(position) {
    return fullName(this.tree.method[position]).toLowerCase().includes(this.text);
  }

  /** Marks what matches, and says what it takes: calls inside of calls count once. */
  find(text) {
    this.text = text.trim().toLowerCase();
    const { tree } = this;
    let nanos = 0;
    let number = 0;
    let counted = 0;
    if (this.text !== "") {
      for (let i = 0; i < tree.size; i++) {
        if (this.matches(i)) {
          number++;
          nanos += i >= counted ? tree.total[i] : 0;
          counted = Math.max(counted, tree.end[i]);
        }
      }
    }
    this.found.textContent = this.text === "" ? ""
        : plural(number, "position") + ", " + share(nanos, tree.total[0]) + " of the time";
    this.draw();
  }

  /** The position under the mouse, or -1. */
  at(event) {
    const inside = this.canvas.getBoundingClientRect();
    const x = event.clientX - inside.left;
    const y = event.clientY - inside.top + this.view.scrollTop;
    const row = Math.floor(y / ROW);
    const depth = this.upwards ? this.tree.levels - 1 - row : row;
    const candidates = this.tree.rows()[depth] ?? [];
    const zoomed = this.tree.path(this.zoom);
    if (depth < zoomed.length) {
      return zoomed[depth];
    }
    return candidates.find((position) => {
      const { left, width } = this.box(position, inside.width);
      return position >= this.zoom && position < this.tree.end[this.zoom]
          && x >= left && x < left + width;
    }) ?? -1;
  }

  click(event) {
    const position = this.at(event);
    if (position >= 0) {
      this.select(position);
    }
  }

  hover(event) {
    const position = this.at(event);
    this.tip.hidden = position < 0;
    if (position < 0) {
      return;
    }
    const { tree } = this;
    this.tip.textContent = shortName(tree.method[position]) + " – "
        + time(tree.total[position] / this.requests) + " a request, "
        + share(tree.total[position], tree.total[0]);
    const inside = this.view.getBoundingClientRect();
    const x = Math.min(event.clientX - inside.left + 14, inside.width - this.tip.offsetWidth - 4);
    this.tip.style.left = Math.max(0, x) + "px";
    this.tip.style.top = event.clientY - inside.top + 18 + "px";
  }

  key(event) {
    const { tree, selected } = this;
    const [inwards, outwards] = this.upwards ? ["ArrowUp", "ArrowDown"] : ["ArrowDown", "ArrowUp"];
    const siblings = selected === 0 ? [0] : tree.children(tree.parent[selected]);
    const beside = siblings.indexOf(selected);
    const actions = {
      [inwards]: () => this.select(tree.children(selected)[0] ?? selected),
      [outwards]: () => this.select(tree.parent[selected]),
      ArrowLeft: () => this.select(siblings[Math.max(0, beside - 1)]),
      ArrowRight: () => this.select(siblings[Math.min(siblings.length - 1, beside + 1)]),
      Enter: () => this.zoomTo(selected),
      Escape: () => this.zoomTo(0),
    };
    if (actions[event.key]) {
      event.preventDefault();
      actions[event.key]();
    }
  }

  select(position) {
    this.selected = position;
    if (position < this.zoom || position >= this.tree.end[this.zoom]) {
      this.zoom = position;
    }
    const { top } = this.box(position, 1);
    if (top < this.view.scrollTop) {
      this.view.scrollTop = top;
    } else if (top + ROW > this.view.scrollTop + this.view.clientHeight) {
      this.view.scrollTop = top + ROW - this.view.clientHeight;
    }
    this.showDetails();
    this.draw();
  }

  zoomTo(position) {
    this.zoom = position;
    this.select(position);
  }

  showDetails() {
    const { tree, selected } = this;
    const method = tree.method[selected];
    const fact = (name, value) => el("div", {}, el("dt", {}, name), el("dd", {}, value));
    const query = queryOf(method);
    this.details.replaceChildren(
        el("p", { class: "path" }, tree.path(selected).map((position, i) => [i ? " › " : "",
          position === selected
            ? el("strong", {}, shortName(method))
            : el("button", { type: "button", class: "link",
              onclick: () => this.zoomTo(position) }, shortName(tree.method[position]))])),
        el("dl", { class: "facts" },
            fact("time a request", marked(time(tree.total[selected] / this.requests),
                tree.untimed[selected] > 0)),
            fact("share", share(tree.total[selected], tree.total[0])),
            fact("own time a request", marked(time(tree.self[selected] / this.requests),
                tree.roughSelf[selected] > 0)),
            fact("own share", share(tree.self[selected], tree.total[0])),
            fact(this.sampled ? "samples" : "calls",
                (this.sampled ? "~" : "") + count(tree.calls[selected])),
            fact(this.sampled ? "samples a request" : "calls a request",
                often(tree.calls[selected], this.requests)),
            lineOf(method) ? fact("line", lineOf(method)) : null,
            query >= 0 ? fact("query", el("a", { href: "#queries/" + query }, "what it asks")) : null),
        el("p", { class: "quiet" }, fullName(method)));
  }
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

/** From pale to strong orange; half of the time is as strong as it gets. */
function selfColour(part) {
  const strength = Math.min(1, Math.sqrt(part * 2));
  const mix = (from, to) => Math.round(from + (to - from) * strength).toString(16).padStart(2, "0");
  return "#" + mix(0xe6, 0xee) + mix(0xe3, 0x88) + mix(0xdc, 0x44);
}

/**
 * The picture of a tree with its controls.
 *
 * @param requests that it is the sum of, for means
 * @param sampled whether its calls are samples
 */
export function flame(tree, requests, sampled) {
  return new Flame(tree, Math.max(1, requests), sampled).node;
}
