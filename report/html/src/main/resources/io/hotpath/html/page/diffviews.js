/* The views of a diff. */

import { el, section, tile } from "./dom.js";
import { count, plural, share, signedShare, time } from "./format.js";
import { flame } from "./flame.js";
import { DiffLook } from "./difflook.js";
import {
  changed, costsTable, diffStatementsTable, metricCell, routesTable, takenTable,
} from "./difftables.js";
import { diff, treesOf } from "./diffdata.js";

const TILES = [["p50", "p50"], ["p95", "p95"], ["p99", "p99"], ["mean", "mean"], ["CPU", "cpu"]];

function metricTiles(route) {
  const queries = (value) => (Number.isInteger(value) ? count(value) : value.toFixed(2));
  return el("dl", { class: "tiles wide" },
      tile("requests", count(route.requests.before) + " → " + count(route.requests.after)),
      TILES.map(([title, name]) => el("div", { class: "tile" }, el("dt", {}, title),
          el("dd", {}, metricCell(route[name], route.few)))),
      el("div", { class: "tile" }, el("dt", {}, "queries a request"),
          el("dd", {}, metricCell(route.queries, route.few, queries))));
}

function mixWords() {
  const { mix } = diff;
  if (mix.tooDifferent) {
    return el("p", { class: "finding" }, "Only " + share(mix.commonShare, 1)
        + " of the requests before are of routes that are in both: nothing is said of all routes"
        + " together.");
  }
  return el("p", { class: mix.changed ? "finding" : "quiet" }, share(mix.moved, 1)
      + " of the requests ask other routes than before; all routes together are weighted as before.");
}

function only(label, names) {
  return names.length === 0 ? null : el("p", {}, label + ": ", names.slice(0, 20).join(", "),
      names.length > 20 ? ", and " + (names.length - 20) + " more" : "");
}

function headline() {
  const { all } = diff;
  if (!all) {
    return null;
  }
  const { before, after, change, low, high } = all.mean;
  const sure = low > 0 || high < 0;
  return el("p", { class: "lead" }, "A request took " + time(before) + " before and takes "
      + time(after) + " now: ", changed(signedShare(change), change, sure),
  sure ? "." : ", which chance may explain.");
}

export function diffOverview() {
  const { breaches, mix } = diff;
  return [
    el("h1", { tabindex: "-1" }, "What changed"), headline(), mixWords(),
    breaches.length === 0 ? null : el("div", { class: "finding" },
        el("strong", {}, plural(breaches.length, "threshold finding")),
        el("ul", {}, breaches.map((line) => el("li", {}, line)))),
    diff.all ? metricTiles(diff.all) : null,
    diff.taken.length === 0 ? null
      : section("taken", "Advice that was taken: predicted and achieved", takenTable()),
    section("routes", "Routes", routesTable(), only("Only before", mix.onlyBefore),
        only("Only after", mix.onlyAfter)),
  ];
}

export function diffRoute(number) {
  const route = diff.routes[number];
  if (!route) {
    return [el("h1", { tabindex: "-1" }, "No such route")];
  }
  const trees = treesOf(route);
  return [
    el("p", { class: "quiet" }, el("a", { href: "#" }, "Overview"), " › "),
    el("h1", { tabindex: "-1" }, route.name),
    route.few ? el("p", { class: "finding" }, "Few requests: no latency here is certain.") : null,
    metricTiles(route),
    section("tree", "Where a request spends more or less time", trees.after.size < 2
      ? el("p", { class: "quiet" }, "No method of the application was seen in this route.")
      : flame(new DiffLook(trees))),
  ];
}

function costsView(title, words, node) {
  return [el("h1", { tabindex: "-1" }, title), el("p", { class: "quiet" }, words), node];
}

const WEIGHTED = "Of routes that are in both; the requests after count as if each route had been asked"
    + " as often as before.";

export function diffQueries() {
  return costsView("Queries", WEIGHTED, diff.queryCosts.length === 0
    ? el("p", {}, "No query was seen.")
    : costsTable("Queries, by how much their time changed", diff.queryCosts, "Operations"));
}

export function diffMethods() {
  return costsView("Methods", WEIGHTED + " Matched without their lines.",
      diff.methodCosts.length === 0 ? el("p", {}, "No method was seen.")
        : costsTable("Methods, by how much their own time changed", diff.methodCosts, "Calls"));
}

export function diffStatements() {
  return costsView("Log statements", WEIGHTED, diff.statements.length === 0
    ? el("p", {}, "No log statement was seen.") : diffStatementsTable());
}
