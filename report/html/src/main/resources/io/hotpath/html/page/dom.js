/*
 * Elements are made here alone. What a profile says becomes text nodes and attribute values that
 * are never markup, style or code.
 */

/** An element with attributes, listeners (`onclick: f`) and children: nodes, texts, or nothing. */
export function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** Likewise for drawings. */
export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) {
      node.addEventListener(name.slice(2), value);
    } else if (value === true) {
      node.setAttribute(name, "");
    } else if (value !== false && value !== null && value !== undefined) {
      node.setAttribute(name, value);
    }
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return node;
}

/** A piece of a page with its heading; `id` is where links go. */
export function section(id, heading, ...children) {
  return el("section", { "aria-labelledby": id }, el("h2", { id }, heading), children);
}

/** A figure with its name, for a row of them. */
export function tile(name, value, note = "") {
  return el("div", { class: "tile" }, el("dt", {}, name), el("dd", {}, value,
      note ? el("small", {}, note) : null));
}

/** One choice of a few, as buttons; `chosen` gets the key. */
export function choice(label, options, current, chosen) {
  const buttons = Object.entries(options).map(([key, text]) =>
      el("button", { type: "button", "aria-pressed": String(key === current),
        onclick: (event) => {
          for (const button of buttons) {
            button.setAttribute("aria-pressed", String(button === event.currentTarget));
          }
          chosen(key);
        } }, text));
  return el("div", { class: "choice", role: "group", "aria-label": label }, buttons);
}

let fields = 0;

/** A field to type into, with its label and first text; `typed` gets the text. */
export function search(label, typed, value = "") {
  const id = "field" + fields++;
  return el("p", { class: "search" }, el("label", { for: id }, label),
      el("input", { id, type: "search", value, autocomplete: "off", spellcheck: "false",
        oninput: (event) => typed(event.target.value) }));
}
