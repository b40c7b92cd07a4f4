/* One route: latencies, the tree, methods, the slowest requests, queries. */

import { el, section, tile } from "./dom.js";
import { bytes, count, marked, mean, moment, often, plural, share, time } from "./format.js";
import { bar, latencyChart, timeChart } from "./charts.js";
import { table } from "./table.js";
import { flame } from "./flame.js";
import { RouteLook } from "./looks.js";
import { methodsView } from "./methods.js";
import { shapeCard } from "./shapes.js";
import { statementsOf } from "./statements.js";
import { all, isSampled, profile, timelineOf, tree, treeOf } from "./data.js";

function routeTiles(route) {
  return el("dl", { class: "tiles" },
      tile("requests", count(route.requests), Object.entries(route.status)
          .map(([status, number]) => status + ": " + count(number)).join(", ")),
      tile("errors", count(route.errors), route.partial > 0
          ? plural(route.partial, "request") + " cut while running" : ""),
      tile("mean", mean(route.wall, route.requests, time)),
      tile("p50", time(route.p50)), tile("p95", time(route.p95)), tile("p99", time(route.p99)),
      tile("max", time(route.max)),
      tile("CPU", mean(route.cpu, route.cpuRequests, time), "a request"),
      tile("allocated", mean(route.allocated, route.allocatedRequests, bytes), "a request"),
      tile("sent", mean(route.sent, route.sentRequests, bytes), "a request"),
      tile("MongoDB", share(route.queryNanos, route.wall),
          often(route.queryOperations, route.requests) + " operations a request"),
      tile("logging", share(route.logNanos, route.wall),
          often(route.logEvents, route.requests) + " events a request"));
}

/**
 * What the threads of requests did and waited for. MongoDB and logging were measured, the rest is
 * shared out by looks at the threads. CPU is known of whole requests (where they are quick, of some), the
 * driver's work among it: so they compute no longer than that.
 */
function partsOf(route) {
  const { running, lock, wait, mongo, log } = route.parts;
  const cpu = route.cpuRequests === route.requests ? Math.min(route.cpu, running) : null;
  return [
    ...(cpu === null ? [["app", "running", running, true]]
      : [["app", "computing", cpu, true], ["io", "other I/O, or no processor free", running - cpu, true]]),
    ["mongo", "MongoDB", mongo, false], ["log", "logging", log, false],
    ["lock", "locks", lock, true], ["other", "other waits", wait, true]];
}

function waits(route) {
  if (route.requests === 0 || route.parts.looks === 0) {
    return null;
  }
  const parts = partsOf(route);
  const whole = parts.reduce((sum, [, , nanos]) => sum + nanos, 0);
  const words = ([, name, nanos, rough]) => name + " " + marked(share(nanos, whole), rough);
  return section("waits", "What a request does and waits for",
      bar(parts.map(([kind, , nanos]) => [kind, nanos]), whole, parts.map(words).join(", ")),
      el("p", { class: "legend" }, parts.map((part) => el("span", { class: "entry" },
          el("span", { class: "key " + part[0] }), words(part) + ", "
              + marked(time(part[2] / route.requests), part[3])))),
      el("p", { class: "quiet" }, "By " + plural(route.parts.looks, "look")
          + " at its threads. In pauses of garbage collection, whatever it did: "
          + marked(time(route.parts.gc / route.requests), true) + " a request."));
}

function known(bytesOrTime, format) {
  return bytesOrTime < 0 ? "–" : format(bytesOrTime);
}

function slowestTable(route, show) {
  return table({
    caption: "The slowest requests",
    rows: route.slowest,
    sort: 1,
    columns: [
      { title: "Started", head: true, cell: (request) => moment(request.start),
        value: (request) => request.start },
      { title: "Time", numeric: true, value: (request) => request.wall,
        cell: (request) => time(request.wall) },
      { title: "CPU", numeric: true, value: (request) => request.cpu,
        cell: (request) => known(request.cpu, time) },
      { title: "Allocated", numeric: true, value: (request) => request.allocated,
        cell: (request) => known(request.allocated, bytes) },
      { title: "Sent", numeric: true, value: (request) => request.sent,
        cell: (request) => known(request.sent, bytes) },
      { title: "Status", numeric: true, value: (request) => request.status,
        cell: (request) => (request.partial ? "cut" : String(request.status)) },
      { title: "Failure", cell: (request) => request.failure ?? "" },
      { title: "Request", cell: (request) => el("code", {}, request.id) },
      { title: "Tree", cell: (request) => (request.tree < 0 ? "" : el("button", { type: "button",
        class: "small", "aria-label": "Tree of request " + request.id,
        onclick: () => show(request) }, "show")) },
    ],
  });
}

/** Tree and methods of the whole route, or of one of its requests. */
function treeSections(route) {
  const place = el("div", {});
  const showAll = () => place.replaceChildren(...treeViews(treeOf(route), route.requests,
      isSampled(route), "all " + plural(route.requests, "request")));
  const showOne = (request) => {
    place.replaceChildren(
        el("p", { class: "finding" }, "This is the request ", el("code", {}, request.id), " alone: "
            + time(request.wall) + ", from left to right in the order in which methods were first"
            + " called. ",
        el("button", { type: "button", onclick: showAll }, "Back to all requests")),
        ...treeViews(tree(request.tree), 1, false, "this request"));
    place.scrollIntoView({ block: "start" });
  };
  showAll();
  return { place, showOne };
}

function treeViews(shown, requests, sampled, words) {
  if (shown === null) {
    return [el("p", { class: "quiet" },
        "No method of the application was seen in this route: there is no tree.")];
  }
  return [
    section("tree", "Where " + words + " spent the time", sampled ? el("p", { class: "finding" },
        "Sampled: calls are samples, and times are estimated from them.") : null,
    profile.leastNanos > 0 && requests > 1 ? el("p", { class: "quiet" },
        "Positions below " + time(profile.leastNanos) + " are summed up.") : null,
    flame(new RouteLook(shown, requests, sampled))),
    section("methods", "Methods", methodsView([shown], requests,
        "Methods of " + words + ", by time of their own")),
  ];
}

function queriesOf(number, route) {
  const cards = [];
  profile.queries.forEach((query, i) => {
    const place = query.places.find((one) => one.route === number);
    if (place) {
      cards.push([place.nanos, shapeCard(i, place, route.requests, route.wall)]);
    }
  });
  cards.sort((a, b) => b[0] - a[0]);
  return cards.length === 0
    ? el("p", { class: "quiet" }, "It asked nothing of a database that was seen.")
    : cards.map(([, card]) => card);
}

/** The view of a route by its number. */
export function routeView(number) {
  const route = profile.routes[number];
  if (!route) {
    return [el("h1", { tabindex: "-1" }, "No such route")];
  }
  const timeline = timelineOf(number);
  const trees = treeSections(route);
  return [
    el("p", { class: "quiet" }, el("a", { href: "#routes" }, "Routes"), " › "),
    el("h1", { tabindex: "-1" }, route.name),
    el("p", { class: "lead" }, share(route.wall, all.wall)
        + " of the time of all requests."),
    routeTiles(route), waits(route),
    el("div", { class: "two" },
        route.requests > 0 ? section("latency", "How long requests took",
            latencyChart(route.latency)) : null,
        timeline.p95.filter((value) => value >= 0).length > 1 ? section("over-time",
            "p95 and requests over time", timeChart(profile.timeline, timeline)) : null),
    trees.place,
    route.slowest.length > 0 ? section("slowest", "Slowest requests",
        slowestTable(route, trees.showOne)) : null,
    section("asked", "Queries", queriesOf(number, route)),
    section("logged", "Log statements", statementsOf(number, route)),
  ];
}
