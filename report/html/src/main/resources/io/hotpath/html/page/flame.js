/*
 * A tree as a picture: each position a box as wide as its time, below (icicle) or above (flame)
 * the one that called it. Drawn on a canvas, and only what is in sight: a hundred thousand
 * positions are no more work than a screen of them.
 */

import { choice, el, search } from "./dom.js";
import { plural } from "./format.js";
import { colour, onColours, onResize } from "./screen.js";
import { fullName, shortName } from "./names.js";

const ROW = 22;
const LEAST_PIXELS = 0.5;
const MAX_HEIGHT = 520;

class Flame {
  constructor(look) {
    this.look = look;
    this.tree = look.tree;
    this.zoom = 0;
    this.selected = 0;
    this.text = "";
    this.upwards = false;
    this.mode = Object.keys(look.modes)[0];
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
        choice(this.look.modesLabel ?? "Colours", this.look.modes, this.mode, (key) => {
          this.mode = key;
          this.take(this.look.treeFor?.(key) ?? this.tree);
        }),
        search("Find a method", (text) => this.find(text)), this.found,
        el("button", { type: "button", onclick: () => this.zoomTo(0) }, "Whole tree"));
  }

  /** Shows a tree of the same positions, with other times. */
  take(tree) {
    this.tree = tree;
    this.showLegend();
    this.showDetails();
    this.draw();
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
    ctx.fillStyle = this.text !== "" && !hit ? this.paint.faded
        : this.look.colourOf(position, this.mode);
    ctx.fillRect(left, top, inner, ROW - 1);
    if (this.look.isHatched?.(position)) {
      this.hatch(left, top, inner);
    }
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

  /** Slanting lines, so that not only the colour tells. */
  hatch(left, top, width) {
    const { ctx } = this.paint;
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, top, width, ROW - 1);
    ctx.clip();
    ctx.strokeStyle = "rgb(255 255 255 / 55%)";
    ctx.lineWidth = 1.5;
    ctx.beginPath();
    for (let x = left - ROW + (7 - (left % 7)); x < left + width; x += 7) {
      ctx.moveTo(x, top + ROW);
      ctx.lineTo(x + ROW, top);
    }
    ctx.stroke();
    ctx.restore();
  }

  drawName(position, left, top, width) {
    const { ctx } = this.paint;
    const name = (this.look.prefix?.(position) ?? "") + shortName(this.tree.method[position]);
    const room = Math.floor((width - 8) / 6.3);
    ctx.fillStyle = this.text !== "" && !this.matches(position) ? this.paint.mark : "#1b1b1b";
    ctx.fillText(name.length <= room ? name : name.slice(0, Math.max(1, room - 1)) + "…",
        left + 4, top + ROW / 2, width - 8);
  }

  showLegend() {
    this.legend.replaceChildren(...this.look.legend(this.mode));
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
        : plural(number, "position") + ", " + this.look.found(nanos);
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
    this.tip.textContent = this.look.tip(position);
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
    this.details.replaceChildren(
        el("p", { class: "path" }, tree.path(selected).map((position, i) => [i ? " › " : "",
          position === selected
            ? el("strong", {}, shortName(method))
            : el("button", { type: "button", class: "link",
              onclick: () => this.zoomTo(position) }, shortName(tree.method[position]))])),
        el("dl", { class: "facts" }, this.look.facts(selected)),
        el("p", { class: "quiet" }, fullName(method)));
  }
}

/**
 * The picture of a tree with its controls.
 *
 * @param look the tree, its colours and what is said of positions, as `RouteLook` has them
 */
export function flame(look) {
  return new Flame(look).node;
}
