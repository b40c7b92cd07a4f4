/* All queries, the dearest first, with where they are asked. */

import { el } from "./dom.js";
import { count, mean, millis, often, share } from "./format.js";
import { shareBar } from "./charts.js";
import { table } from "./table.js";
import { profile } from "./data.js";
import { shapeCard, suggestionsFor } from "./shapes.js";

function text(number) {
  const { command, namespace, shape } = profile.queries[number];
  return command + " " + namespace + " " + shape;
}

function marks(number) {
  const query = profile.queries[number];
  return [
    query.varying ? el("span", { class: "badge" }, "N+1") : null,
    query.duplicates && !query.varying ? el("span", { class: "badge" }, "duplicates") : null,
    suggestionsFor(number).length > 0 ? el("span", { class: "badge" }, "index") : null,
    Object.keys(query.failures).length > 0 ? el("span", { class: "badge" }, "failures") : null,
  ];
}

const QUERY_COLUMNS = (sum) => [
  { title: "Query", head: true, value: text, cell: (i) => el("a", { href: "#queries/" + i },
      el("code", {}, text(i))) },
  { title: "Findings", cell: marks },
  { title: "Operations", numeric: true, value: (i) => profile.queries[i].operations,
    cell: (i) => count(profile.queries[i].operations) },
  { title: "Share", numeric: true, value: (i) => profile.queries[i].nanos,
    hint: "of the time of all queries", cell: (i) => shareBar(profile.queries[i].nanos, sum, "mongo") },
  { title: "Mean ms", numeric: true,
    value: (i) => profile.queries[i].nanos / Math.max(1, profile.queries[i].operations),
    cell: (i) => mean(profile.queries[i].nanos, profile.queries[i].operations, millis) },
  { title: "p95 ms", numeric: true, value: (i) => profile.queries[i].p95,
    cell: (i) => millis(profile.queries[i].p95) },
  { title: "Max ms", numeric: true, value: (i) => profile.queries[i].max,
    cell: (i) => millis(profile.queries[i].max) },
  { title: "Documents", numeric: true, hint: "an operation", value: (i) =>
    profile.queries[i].documents / Math.max(1, profile.queries[i].operations),
    cell: (i) => often(profile.queries[i].documents, profile.queries[i].operations) },
];

function placesTable(query) {
  return table({
    caption: "Where it is asked" + (query.placeCount > query.places.length
      ? " (" + count(query.places.length) + " of " + count(query.placeCount) + " places)" : ""),
    rows: query.places,
    sort: 2,
    columns: [
      { title: "Place", head: true, value: (place) => place.name, cell: (place) =>
        (place.route < 0 ? place.name : el("a", { href: "#route/" + place.route }, place.name)) },
      { title: "Operations", numeric: true, value: (place) => place.operations,
        cell: (place) => count(place.operations) },
      { title: "Total ms", numeric: true, value: (place) => place.nanos,
        cell: (place) => millis(place.nanos) },
      { title: "of the route", numeric: true, cell: (place) => (place.route < 0 ? "–"
        : share(place.nanos, profile.routes[place.route].wall)) },
      { title: "a request", numeric: true, cell: (place) => (place.route < 0 ? "–"
        : often(place.operations, profile.routes[place.route].requests)) },
      { title: "p95 ms", numeric: true, value: (place) => place.p95,
        cell: (place) => millis(place.p95) },
    ],
  });
}

function oneQuery(number) {
  const query = profile.queries[number];
  return [
    el("p", { class: "quiet" }, el("a", { href: "#queries" }, "Queries"), " › "),
    el("h1", { tabindex: "-1" }, query.command + " " + query.namespace),
    shapeCard(number, query, 0, query.routesWall, placesTable(query)),
  ];
}

/** All queries, or one by its number. */
export function queriesView(number) {
  if (profile.queries[number]) {
    return oneQuery(number);
  }
  const sum = profile.queries.reduce((all, query) => all + query.nanos, 0);
  return [
    el("h1", { tabindex: "-1" }, "Queries"),
    el("p", { class: "quiet" }, "What is asked of MongoDB, without the values: ",
        el("code", {}, "?"), " stands for each."),
    profile.queries.length === 0 ? el("p", {}, "No query was seen.") : table({
      caption: "Queries", columns: QUERY_COLUMNS(sum),
      rows: profile.queries.map((_, i) => i), sort: 3,
      filter: text, filterLabel: "Filter queries",
    }),
  ];
}
