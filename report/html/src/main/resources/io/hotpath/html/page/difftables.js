/* Tables of what changed. */

import { el } from "./dom.js";
import { bytes, count, signedBytes, signedShare, signedTime, time } from "./format.js";
import { table } from "./table.js";
import { diff } from "./diffdata.js";

/** A mark and words for a change; better is less. */
export function changed(text, added, sure = true) {
  const kind = !(Math.abs(added) > 0) || !sure ? "same" : added > 0 ? "worse" : "better";
  return el("span", { class: "change " + kind }, text);
}

/** Before, after and the change of a metric of requests. */
export function metricCell({ before, after, change, low, high }, few, format = time) {
  if (before === null || after === null) {
    return "–";
  }
  const known = low !== null && high !== null;
  const sure = known && !few && (low > 0 || high < 0);
  return [el("span", { class: "pair" }, format(before) + " → " + format(after)), " ",
    changed(change === null ? "" : signedShare(change), change ?? 0, sure || !known),
    known ? el("small", { class: "interval" }, " [" + signedShare(low) + ", " + signedShare(high) + "]") : null];
}

function plainNumber(value) {
  return Number.isInteger(value) ? count(value) : value.toFixed(value >= 10 ? 1 : 2);
}

export function routesTable() {
  const metric = (title, name, format) => ({ title, numeric: true,
    value: (route) => (route[name].before === null ? 0 : route[name].after - route[name].before),
    cell: (route) => metricCell(route[name], route.few, format) });
  return table({
    caption: "Routes that are in both, by their time before; in brackets what chance leaves open",
    rows: diff.routes, filter: (route) => route.name, filterLabel: "Filter routes",
    columns: [
      { title: "Route", head: true, value: (route) => route.name, cell: (route) => [
        el("a", { href: "#route/" + diff.routes.indexOf(route) }, route.name),
        route.few ? el("small", {}, " few requests") : null] },
      { title: "Requests", numeric: true, value: (route) => route.requests.before, cell: (route) =>
        count(route.requests.before) + " → " + count(route.requests.after) },
      metric("p50", "p50"), metric("p95", "p95"), metric("Mean", "mean"), metric("CPU", "cpu"),
      metric("Queries", "queries", plainNumber),
    ],
  });
}

function added(row) {
  return row.nanosAfter - row.nanosBefore;
}

/** Methods or queries, by how much their time changed. */
export function costsTable(caption, rows, counted) {
  const each = (value) => plainNumber(value / Math.max(1, diff.requests));
  return table({
    caption, rows, filter: (row) => row.name, filterLabel: "Filter by name",
    columns: [
      { title: "Name", head: true, value: (row) => row.name,
        cell: (row) => el("code", {}, row.name) },
      { title: "Change", numeric: true, value: added,
        cell: (row) => changed(signedTime(added(row)), added(row)) },
      { title: "Time", numeric: true, value: (row) => row.nanosBefore,
        cell: (row) => time(row.nanosBefore) + " → " + time(row.nanosAfter) },
      { title: counted + " a request", numeric: true, value: (row) => row.countAfter,
        cell: (row) => each(row.countBefore) + " → " + each(row.countAfter) },
      rows.some((row) => row.p95Before !== null || row.p95After !== null)
        ? { title: "p95", numeric: true, value: (row) => row.p95After ?? 0, cell: (row) =>
          (row.p95Before === null ? "–" : time(row.p95Before)) + " → "
              + (row.p95After === null ? "–" : time(row.p95After)) } : null,
    ].filter((column) => column),
  });
}

export function diffStatementsTable() {
  const { requests } = diff;
  const each = (title, name, format) => ({ title, numeric: true, hint: "a request",
    value: (row) => row[name + "After"], cell: (row) => format(row[name + "Before"] / requests)
        + " → " + format(row[name + "After"] / requests) });
  return table({
    caption: "Log statements, by how much their bytes changed; of a request of all common routes",
    rows: diff.statements, filter: (row) => row.logger + " " + row.template,
    filterLabel: "Filter statements",
    columns: [
      { title: "Statement", head: true, value: (row) => row.template, cell: (row) => [
        el("code", {}, row.template), el("small", {}, " " + row.level + " " + row.logger)] },
      { title: "Change", numeric: true, value: (row) => row.bytesAfter - row.bytesBefore,
        cell: (row) => changed(signedBytes(row.bytesAfter - row.bytesBefore),
            row.bytesAfter - row.bytesBefore) },
      each("Events", "events", plainNumber), each("Bytes", "bytes", bytes), each("Time", "nanos", time),
    ],
  });
}

/** What advice promised, and what came of it. */
export function takenTable() {
  const of = (part, all) => (all > 0 ? Math.round((100 * part) / all) + " %" : "–");
  return [
    table({
      caption: "What each was to save, and what its cause takes less",
      rows: diff.taken,
      columns: [
        { title: "Advice", head: true, cell: (row) => row.text },
        { title: "Predicted a request", numeric: true,
          cell: (row) => time(row.predicted / row.requests) },
        { title: "Saved a request", numeric: true, cell: (row) => time(row.saved / row.requests) },
        { title: "of it", numeric: true, cell: (row) => of(row.saved, row.predicted) },
      ],
    }),
    table({
      caption: "By route: what all of it was to save of a request, and what whole requests take less",
      rows: diff.gains,
      columns: [
        { title: "Route", head: true, cell: (row) => el("a", { href: "#route/" + row.route },
            diff.routes[row.route].name) },
        { title: "Predicted", numeric: true, cell: (row) => time(row.predicted) },
        { title: "Measured", numeric: true, 
          cell: (row) => (row.measured < 0 ? signedTime : time)(row.measured) },
        { title: "of it", numeric: true, cell: (row) => of(row.measured, row.predicted) },
      ],
    }),
  ];
}
