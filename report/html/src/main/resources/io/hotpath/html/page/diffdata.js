/* The diff as the page's data block has it. */

import { Tree } from "./tree.js";
import { takeNames } from "./names.js";

export const diff = JSON.parse(document.getElementById("profile").textContent);

takeNames(diff);

const shared = Object.fromEntries(Object.entries(diff.trees).map(([name, values]) =>
    [name, Float64Array.from(values)]));
const none = new Float64Array(shared.method.length);

function side(number, total, calls) {
  const { from } = diff.trees;
  const to = number + 1 < from.length ? from[number + 1] : shared.method.length;
  return new Tree({ method: shared.method, parent: shared.parent, total, calls, folded: none,
    untimed: none, probes: none }, from[number], to);
}

/** A route's tree with the times before and with those after: the same positions. */
export function treesOf(route) {
  return {
    before: side(route.tree, shared.before, shared.callsBefore),
    after: side(route.tree, shared.after, shared.callsAfter),
  };
}
