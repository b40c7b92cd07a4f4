/* The flat view of trees: the dearest methods, and who calls them and whom they call. */

import { el } from "./dom.js";
import { count, marked, millis, often, share } from "./format.js";
import { table } from "./table.js";
import { shareBar } from "./charts.js";
import { fullName, isDatabase, isLogging, lineOf, linkOf, shortName } from "./names.js";
import { FOLDED, methodTable } from "./tree.js";

const TOP = 20;

/** Which colour its bars have. */
function barOf(method) {
  return method === FOLDED ? "app" : isDatabase(method) ? "mongo" : isLogging(method) ? "log" : "app";
}

/** A method as a table names it: short, with its line; whole on hover. */
function nameOf(method) {
  if (method === FOLDED) {
    return el("span", { class: "method" }, "(folded recursion)");
  }
  const link = linkOf(method);
  return el("span", { class: "method " + barOf(method) + "-mark", title: fullName(method) },
      link ? el("a", { href: link }, shortName(method)) : shortName(method),
      lineOf(method) ? el("small", {}, " " + lineOf(method)) : null);
}

function calls(row) {
  return row.primitive === row.calls ? count(row.calls)
      : count(row.calls) + "/" + count(row.primitive);
}

/** The tables below a method. */
function neighbours(row, requests, all) {
  const side = (caption, others) => table({
    caption,
    columns: figures(requests, all, (other) => nameOf(other.method)),
    rows: [...others.entries()].map(([method, other]) => ({ ...other, method })),
    sort: 3,
    portion: 10,
  });
  return el("div", { class: "neighbours" },
      side("Callers of " + shortName(row.method), row.callers),
      side("Called by " + shortName(row.method), row.callees));
}

function figures(requests, all, name) {
  return [
    { title: "Method", head: true, cell: name, value: (row) => row.method === FOLDED ? ""
        : fullName(row.method) },
    { title: "Calls", numeric: true, value: (row) => row.calls, cell: calls,
      hint: "exact; 54/2: 54 calls, 2 of them not recursive" },
    { title: "a request", numeric: true, value: (row) => row.calls,
      cell: (row) => often(row.calls, requests) },
    { title: "Own ms", numeric: true, value: (row) => row.self, hint: "time in the method itself (tottime)",
      cell: (row) => marked(millis(row.self), row.roughSelf) },
    { title: "Own share", numeric: true, value: (row) => row.self,
      cell: (row) => shareBar(row.self, all, barOf(row.method)) },
    { title: "Total ms", numeric: true, value: (row) => row.total,
      cell: (row) => marked(millis(row.total), row.roughTotal),
      hint: "with all it calls (cumtime)" },
    { title: "Total share", numeric: true, value: (row) => row.total,
      cell: (row) => share(row.total, all) },
  ];
}

/** The top methods of trees. */
export function methodsView(trees, requests, caption) {
  const rows = methodTable(trees);
  const all = trees.reduce((sum, tree) => sum + tree.total[0], 0);
  const shown = el("div", { "aria-live": "polite" });
  const name = (row) => el("span", {}, nameOf(row.method), " ",
      el("button", { type: "button", class: "small",
        "aria-label": "Callers and callees of " + shortName(row.method),
        onclick: () => shown.replaceChildren(neighbours(row, requests, all)) }, "callers"));
  return el("div", {},
      table({
        caption, rows, columns: figures(requests, all, name), sort: 3, portion: TOP,
        filter: (row) => fullName(row.method) + " " + lineOf(row.method),
        filterLabel: "Filter methods",
      }),
      shown);
}
