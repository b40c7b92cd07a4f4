/* Tables: real ones, with a caption, sorted by their headings, and long ones in portions. */

import { el, search } from "./dom.js";
import { count } from "./format.js";

const PORTION = 100;

/** How tables were left, by view and caption: a live page makes them anew with each window. */
const states = new Map();

/**
 * A table of rows. A column has `title`, `cell(row)` for a node or text, and may have `value(row)`
 * to sort by, `numeric`, `head` (it names the row), `hint` and `label` (said instead of the title).
 * `sort` is the number of a column, highest first; `filter(row)` the text that a filter looks at.
 */
export function table({ caption, columns, rows, sort, filter, filterLabel, portion = PORTION }) {
  const body = el("tbody");
  const more = el("p", { class: "more" });
  const key = location.hash + " " + caption;
  const state = states.get(key) ?? { column: sort, falling: true, text: "", shown: portion };
  states.set(key, state);
  const headings = columns.map((column, i) => heading(column, () => {
    state.falling = state.column === i ? !state.falling : column.numeric === true;
    state.column = i;
    show();
  }));

  function show() {
    const found = select(rows, columns[state.column], state, filter);
    headings.forEach((node, i) => {
      if (columns[i].value) {
        node.setAttribute("aria-sort", i !== state.column ? "none"
            : state.falling ? "descending" : "ascending");
      }
    });
    body.replaceChildren(...found.slice(0, state.shown).map((row) => line(columns, row)));
    more.replaceChildren(...rest(found.length, state, portion, show));
  }

  show();
  const node = el("div", { class: "table" },
      filter ? search(filterLabel, (text) => {
        state.text = text;
        show();
      }, state.text) : null,
      el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption },
          el("table", {}, el("caption", {}, caption), el("thead", {}, el("tr", {}, headings)),
              body)),
      more);
  return node;
}

function heading(column, chosen) {
  const attributes = { scope: "col", class: column.numeric ? "number" : null,
    title: column.hint };
  if (!column.value) {
    return el("th", attributes, column.title);
  }
  return el("th", attributes, el("button", { type: "button", onclick: chosen }, column.title));
}

function line(columns, row) {
  return el("tr", {}, columns.map((column) =>
      el(column.head ? "th" : "td", {
        scope: column.head ? "row" : null,
        class: column.numeric ? "number" : column.wide ? "wide" : null,
      }, column.cell(row))));
}

function select(rows, column, state, filter) {
  const text = state.text.toLowerCase();
  const found = text === "" ? [...rows]
      : rows.filter((row) => filter(row).toLowerCase().includes(text));
  if (column?.value) {
    const sign = state.falling ? -1 : 1;
    found.sort((a, b) => {
      const [x, y] = [column.value(a), column.value(b)];
      return sign * (x < y ? -1 : x > y ? 1 : 0);
    });
  }
  return found;
}

function rest(found, state, portion, show) {
  if (found === 0) {
    return ["Nothing matches."];
  }
  if (found <= state.shown) {
    return [];
  }
  const showMore = (rows) => () => {
    state.shown += rows;
    show();
  };
  return [
    count(state.shown) + " of " + count(found) + " rows. ",
    el("button", { type: "button", onclick: showMore(portion) }, "Show " + count(portion) + " more"),
    " ",
    el("button", { type: "button", onclick: showMore(found) }, "Show all"),
  ];
}
