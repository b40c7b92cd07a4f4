/* The first view: what costs most, in words and in pictures, and what to do first. */

import { el, section, tile } from "./dom.js";
import { bytes, clock, count, marked, mean, moment, plural, share, time } from "./format.js";
import { bar, shareBar, timeChart } from "./charts.js";
import { table } from "./table.js";
import { all, profile, timelineOf, treeOf } from "./data.js";
import { isDatabase, isLogging, lineOf, linkOf, shortName } from "./names.js";
import { methodTable } from "./tree.js";

const SHOWN = 8;
const METHODS = 10;

function routeLink(number) {
  return el("a", { href: "#route/" + number }, profile.routes[number].name);
}

function words() {
  const { measured, routes } = profile;
  const seconds = (Date.parse(measured.end) - Date.parse(measured.start)) * 1e6;
  const parts = [el("p", { class: "lead" },
      plural(all.requests, "request") + " of " + plural(routes.length, "route")
      + " in " + time(seconds) + " took " + time(all.wall) + " together. ",
      routes[0] ? [routeLink(0), " took " + share(routes[0].wall, all.wall) + " of that"] : "",
      routes[0] && routes[0].queryNanos > 0
        ? ", and spent " + share(routes[0].queryNanos, routes[0].wall) + " of it in MongoDB" : "",
      ". ",
      routes.length > 1 && all.requests > 0
        ? [routeLink(1), " took " + share(routes[1].wall, all.wall) + ". "] : "")];
  if (measured.end) {
    parts.push(el("p", { class: "quiet" }, "Measured until ", moment(measured.end), ", from "
        + clock(Date.parse(measured.start)) + " to " + clock(Date.parse(measured.end))
        + " UTC, in " + plural(measured.instanceCount, "process", "processes") + "."));
  }
  return parts;
}

function tiles() {
  const { ownCost } = profile.measured;
  return el("dl", { class: "tiles" },
      tile("requests", count(all.requests), plural(all.errors, "error")),
      tile("mean", mean(all.wall, all.requests, time), "a request"),
      tile("CPU", mean(all.cpu, all.cpuRequests, time), "a request"),
      tile("MongoDB", share(all.queryNanos, all.wall),
          mean(all.queryOperations, all.requests, (n) => n.toFixed(1) + " operations a request")),
      tile("logging", share(all.logNanos, all.wall),
          mean(all.logEvents, all.requests, (n) => n.toFixed(1) + " events a request")),
      tile("cost of Hotpath", share(ownCost.shareOfWall, 1), "of the requests' time"));
}

function steps() {
  const { steps: queries, whatIfs } = profile;
  if (queries.length + whatIfs.length === 0) {
    return el("p", {}, "Nothing to do first: no N+1, no duplicates, no index to suggest, no logger"
        + " that is too loud.");
  }
  return el("ol", { class: "steps" },
      queries.slice(0, 5).map((step) => el("li", {},
          el("span", { class: "gain" }, time(step.nanos),
              el("small", {}, " " + share(step.part, step.whole))),
          step.query >= 0 ? el("a", { href: "#queries/" + step.query }, step.text) : step.text)),
      whatIfs.slice(0, 3).map((one) => el("li", {},
          el("span", { class: "gain" }, bytes(one.bytes), el("small", {}, " of log")),
          el("a", { href: "#statements" }, "log level: " + one.logger + " to " + one.level
              + " silences " + plural(one.events, "event")))));
}

function routesPicture() {
  const most = profile.routes[0]?.wall ?? 0;
  const numbers = profile.routes.slice(0, SHOWN).map((_, i) => i);
  return [
    el("p", { class: "legend" },
        el("span", { class: "entry" }, el("span", { class: "key app" }), "application"),
        el("span", { class: "entry" }, el("span", { class: "key mongo" }), "MongoDB"),
        el("span", { class: "entry" }, el("span", { class: "key log" }), "logging")),
    table({
      caption: "Routes by the time of all their requests",
      rows: numbers,
      columns: [
        { title: "Route", head: true, cell: routeLink },
        { title: "Time", wide: true, cell: (i) => {
          const route = profile.routes[i];
          const database = Math.min(route.queryNanos, route.wall);
          const logging = Math.min(route.logNanos, route.wall - database);
          return bar([["mongo", database], ["log", logging],
            ["app", route.wall - database - logging]], most,
          time(route.wall) + ", " + share(database, route.wall) + " of it in MongoDB, "
              + share(logging, route.wall) + " in logging");
        } },
        { title: "Total", numeric: true, cell: (i) => time(profile.routes[i].wall) },
        { title: "Share", numeric: true, cell: (i) => share(profile.routes[i].wall, all.wall) },
      ],
    }),
    profile.routes.length > SHOWN
      ? el("p", {}, el("a", { href: "#routes" }, "All " + count(profile.routes.length) + " routes"))
      : null,
  ];
}

function hotMethods() {
  const trees = profile.routes.map(treeOf).filter((tree) => tree !== null);
  const rows = methodTable(trees).sort((a, b) => b.self - a.self).slice(0, METHODS);
  return table({
    caption: "Methods and queries with most time of their own, over all routes",
    rows,
    columns: [
      { title: "Method", head: true, cell: ({ method }) => el("span", {},
          linkOf(method) ? el("a", { href: linkOf(method) }, shortName(method))
            : shortName(method), el("small", {}, " " + lineOf(method))) },
      { title: "Calls", numeric: true, cell: (row) => count(row.calls) },
      { title: "Own time", numeric: true, cell: (row) => marked(time(row.self), row.roughSelf) },
      { title: "Share", numeric: true, cell: (row) => shareBar(row.self, all.wall,
          isDatabase(row.method) ? "mongo" : isLogging(row.method) ? "log" : "app") },
    ],
  });
}

/** What was lost, in a line; the view "Measurement" has it all. */
function trust() {
  const { losses, faults, damaged, skipped } = profile.measured;
  const lost = losses.length + faults.length + (damaged > 0 ? 1 : 0);
  const left = skipped.reduce((sum, one) => sum + one.count, 0);
  return el("p", { class: lost > 0 ? "finding" : "" },
      lost > 0 ? "Some things are missing here: " : "Nothing was lost. ",
      losses.concat(faults).slice(0, 3).map((one) => count(one.count) + " " + one.text).join("; "),
      damaged > 0 ? plural(damaged, "line or file", "lines or files") + " could not be read. " : " ",
      left > 0 ? plural(left, "class or method", "classes or methods") + " are not in the trees. " : "",
      el("a", { href: "#measured" }, "What was measured, and how far to trust it"));
}

export function overviewView() {
  if (all.requests === 0) {
    return [el("h1", { tabindex: "-1" }, "Where the time goes"),
      el("p", {}, "No request was measured yet.")];
  }
  const timeline = timelineOf();
  return [
    el("h1", { tabindex: "-1" }, "Where the time goes"), words(), tiles(),
    section("first", "What to do first", steps()),
    section("dearest", "What costs most", routesPicture()),
    timeline.p95.filter((value) => value >= 0).length > 1
      ? section("over-time", "Over time",
          el("p", { class: "quiet" }, "Line: 95 of 100 requests were faster. Bars: requests."),
          timeChart(profile.timeline, timeline))
      : null,
    section("hot", "Hot methods", hotMethods()),
    section("trust", "How far to trust this", trust()),
  ];
}
