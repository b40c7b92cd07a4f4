/* How far to trust the report: what was measured, what is missing, what measuring cost. */

import { el, section, tile } from "./dom.js";
import { clock, count, moment, plural, share, time } from "./format.js";
import { table } from "./table.js";
import { profile } from "./data.js";

function countTable(caption, rows) {
  return table({
    caption, rows, sort: 1,
    columns: [
      { title: "What", head: true, cell: (row) => row.text, value: (row) => row.text },
      { title: "How often", numeric: true, cell: (row) => count(row.count),
        value: (row) => row.count },
    ],
  });
}

function missing({ losses, faults, damaged }) {
  return [
    losses.length > 0 ? countTable("Lost, by limits", losses) : null,
    faults.length > 0 ? countTable("Failures of Hotpath itself", faults) : null,
    damaged > 0 ? el("p", { class: "finding" }, plural(damaged, "line or file", "lines or files")
        + " of the profile could not be read.") : null,
    losses.length + faults.length + damaged === 0 ? el("p", {}, "Nothing was lost.") : null,
  ];
}

function notSeen(skipped) {
  return skipped.length === 0 ? el("p", {}, "Each method that was looked at is in the trees.")
    : table({
      caption: "Classes and methods that are not in the trees",
      rows: skipped, sort: 1,
      columns: [
        { title: "Why", head: true, cell: (row) => row.reason, value: (row) => row.reason },
        { title: "How many", numeric: true, cell: (row) => count(row.count),
          value: (row) => row.count },
        { title: "Such as", wide: true, cell: (row) => el("span", { class: "method" },
            row.names.slice(0, 10).join(", ") + (row.count > 10 ? ", ..." : "")) },
      ],
    });
}

export function measuredView() {
  const { measured } = profile;
  const { ownCost } = measured;
  return [
    el("h1", { tabindex: "-1" }, "Measurement"),
    measured.end ? el("p", { class: "lead" }, plural(measured.windows, "window") + " of "
        + plural(measured.instanceCount, "process", "processes") + ", the last ended ",
    moment(measured.end), ". From " + clock(Date.parse(measured.start)) + " to "
        + clock(Date.parse(measured.end)) + " UTC.") : null,
    section("cost", "What Hotpath itself cost", el("dl", { class: "tiles" },
        tile("probes", time(ownCost.probe), share(ownCost.shareOfWall, 1) + " of wall time"),
        tile("probes", share(ownCost.shareOfCpu, 1), "of the requests' CPU time"),
        tile("own threads", time(ownCost.thread), "CPU"),
        tile("together", share(ownCost.shareOfSpan, 1), "of the measured time"))),
    section("lost", "What is missing", missing(measured)),
    section("not-seen", "What was not seen", el("p", {}, "Woven: "
        + plural(measured.wovenClasses, "class", "classes") + ", "
        + plural(measured.wovenMethods, "method") + "."), notSeen(measured.skipped)),
    section("instances", "Processes", el("ul", {}, measured.instances.map((instance) =>
        el("li", {}, el("code", {}, instance)))),
    measured.instanceCount > measured.instances.length
      ? el("p", {}, count(measured.instanceCount - measured.instances.length) + " more.") : null),
  ];
}
