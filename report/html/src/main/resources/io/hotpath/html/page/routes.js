/* All routes in one table. */

import { el } from "./dom.js";
import { count, mean, millis, often, share } from "./format.js";
import { shareBar, sparkline } from "./charts.js";
import { table } from "./table.js";
import { all, profile, timelineOf } from "./data.js";

const COLUMNS = [
  { title: "Route", head: true, value: (i) => profile.routes[i].name,
    cell: (i) => el("a", { href: "#route/" + i }, profile.routes[i].name) },
  { title: "Requests", numeric: true, value: (i) => profile.routes[i].requests,
    cell: (i) => count(profile.routes[i].requests) },
  { title: "Errors", numeric: true, value: (i) => profile.routes[i].errors,
    cell: (i) => count(profile.routes[i].errors) },
  { title: "Share", numeric: true, value: (i) => profile.routes[i].wall,
    hint: "of the time of all requests", cell: (i) => shareBar(profile.routes[i].wall, all.wall) },
  { title: "p95 over time", cell: (i) => sparkline(timelineOf(i).p95) },
  { title: "Mean ms", numeric: true, value: (i) => profile.routes[i].wall / profile.routes[i].requests,
    cell: (i) => mean(profile.routes[i].wall, profile.routes[i].requests, millis) },
  ...[50, 95, 99].map((percent) => ({ title: "p" + percent + " ms", numeric: true,
    value: (i) => profile.routes[i]["p" + percent],
    cell: (i) => millis(profile.routes[i]["p" + percent]) })),
  { title: "Max ms", numeric: true, value: (i) => profile.routes[i].max,
    cell: (i) => millis(profile.routes[i].max) },
  { title: "CPU ms", numeric: true, hint: "a request",
    value: (i) => profile.routes[i].cpu / Math.max(1, profile.routes[i].cpuRequests),
    cell: (i) => mean(profile.routes[i].cpu, profile.routes[i].cpuRequests, millis) },
  { title: "Queries", numeric: true, hint: "a request",
    value: (i) => profile.routes[i].queryOperations / Math.max(1, profile.routes[i].requests),
    cell: (i) => often(profile.routes[i].queryOperations, profile.routes[i].requests) },
  { title: "MongoDB", numeric: true, hint: "share of the route's time",
    value: (i) => profile.routes[i].queryNanos / Math.max(1, profile.routes[i].wall),
    cell: (i) => (profile.routes[i].queryOperations === 0 ? "–"
        : share(profile.routes[i].queryNanos, profile.routes[i].wall)) },
];

export function routesView() {
  return [
    el("h1", { tabindex: "-1" }, "Routes"),
    table({
      caption: "Routes", columns: COLUMNS, rows: profile.routes.map((_, i) => i), sort: 3,
      filter: (i) => profile.routes[i].name, filterLabel: "Filter routes",
    }),
  ];
}
