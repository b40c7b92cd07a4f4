/* What is logged: statements with what they cost, and which loggers need not be so talkative. */

import { choice, el, section, tile } from "./dom.js";
import { bytes, count, mean, millis, often, plural, share, time } from "./format.js";
import { shareBar } from "./charts.js";
import { table } from "./table.js";
import { all, profile } from "./data.js";
import { callerLines } from "./shapes.js";
import { changeLevel, isLive } from "./live.js";

function statementText({ level, logger, template }) {
  return level + " " + logger + ": " + template;
}

/** The statement in two lines, with a link to all that is known of it. */
function named(number) {
  const { level, logger, template } = profile.statements[number];
  return el("span", { class: "statement" },
      el("a", { href: "#statements/" + number }, el("code", {}, template)),
      el("small", {}, " " + level + " " + logger));
}

function logMarks(number) {
  const { proposed, evidence, repeats, events, logger, quiet } = profile.statements[number];
  return [
    proposed ? el("span", { class: "badge", title: evidence }, "to " + proposed) : null,
    repeats > 100 && repeats >= events / 2 ? el("span", { class: "badge" }, "repeats") : null,
    events > 0 ? levelButton(logger, quiet) : null,
  ];
}

const PERIODS = { PT10M: "10 minutes", PT1H: "1 hour", PT8H: "8 hours" };
let period = "PT10M";

/** In a live page: how long a level lasts that is changed here. */
function periodChoice() {
  return !isLive ? null : el("p", { class: "period" }, "A level that is set here lasts ",
      choice("How long a level lasts", PERIODS, period, (key) => {
        period = key;
      }), " and is then what it was.");
}

/** In a live page: the button that sets a logger's level, and says what came of it. */
function levelButton(logger, level) {
  if (!isLive || !level) {
    return null;
  }
  const said = el("small", { role: "status" });
  return el("span", { class: "lower" },
      el("button", { type: "button", class: "small",
        "aria-label": "Set " + logger + " to " + level, onclick: async () => {
          said.textContent = " ...";
          said.textContent = " " + await changeLevel(logger, level, period);
        } }, "set to " + level), said);
}

/** What a level would take away from the log. */
function whatIfTable() {
  const { whatIfs } = profile;
  if (whatIfs.length === 0) {
    return el("p", {}, "No level to raise: no statement below WARN is too loud.");
  }
  const aDay = (figure, format) => (figure === undefined ? "–" : format(figure));
  return table({
    caption: "Written no more if a logger had a level; a day, if each hour were like those measured",
    rows: whatIfs, sort: 2,
    columns: [
      { title: "Logger", head: true, cell: (row) => row.logger, value: (row) => row.logger },
      { title: "Level", cell: (row) => [row.level, levelButton(row.logger, row.level)] },
      { title: "Bytes", numeric: true, cell: (row) => bytes(row.bytes), value: (row) => row.bytes },
      { title: "Events", numeric: true, cell: (row) => count(row.events), value: (row) => row.events },
      { title: "Time", numeric: true, cell: (row) => time(row.nanos), value: (row) => row.nanos,
        hint: "of the threads that log" },
      { title: "Bytes a day", numeric: true, cell: (row) => aDay(row.bytesADay, bytes) },
      { title: "Events a day", numeric: true, cell: (row) => aDay(row.eventsADay, count) },
      { title: "Silences", cell: (row) => plural(row.noisy.length, "loud statement")
          + (row.others.length > 0 ? " and " + plural(row.others.length, "other") : "") },
    ],
  });
}

/** Columns of figures; `of` gives them for a row. */
function logFigures(of) {
  return [
    { title: "Events", numeric: true, value: (row) => of(row).events,
      cell: (row) => count(of(row).events) },
    { title: "Bytes", numeric: true, value: (row) => of(row).bytes,
      cell: (row) => bytes(of(row).bytes) },
    { title: "an event", numeric: true, value: (row) => of(row).bytes / Math.max(1, of(row).events),
      cell: (row) => mean(of(row).bytes, of(row).events, bytes) },
    { title: "Time ms", numeric: true, value: (row) => of(row).nanos,
      hint: "in appenders, or to hand over", cell: (row) => millis(of(row).nanos) },
    { title: "Refused", numeric: true, value: (row) => of(row).refused, hint: "by the level; estimated",
      cell: (row) => (of(row).refused > 0 ? "~" + count(of(row).refused) : "0") },
  ];
}

function statementTable(sum) {
  const at = (i) => profile.statements[i];
  return table({
    caption: "Log statements", rows: profile.statements.map((_, i) => i), sort: 4,
    filter: (i) => statementText(at(i)), filterLabel: "Filter statements",
    columns: [
      { title: "Statement", head: true, value: (i) => statementText(at(i)), cell: named },
      { title: "Findings", cell: logMarks },
      { title: "Share", numeric: true, value: (i) => at(i).bytes, hint: "of all bytes",
        cell: (i) => shareBar(at(i).bytes, sum, "log") },
      ...logFigures(at),
      { title: "of requests", numeric: true, value: (i) => at(i).requests, hint: "that log it",
        cell: (i) => share(at(i).requests, all.requests) },
    ],
  });
}

function logPlaces({ places, placeCount }) {
  const a = (place) => profile.routes[place.route];
  return table({
    caption: "Where it is logged" + (placeCount > places.length
      ? " (" + count(places.length) + " of " + count(placeCount) + " places)" : ""),
    rows: places, sort: 1,
    columns: [
      { title: "Place", head: true, value: (place) => place.name, cell: (place) =>
        (place.route < 0 ? place.name : el("a", { href: "#route/" + place.route }, place.name)) },
      ...logFigures((place) => place),
      { title: "a request", numeric: true, cell: (place) => (place.route < 0 ? "–"
        : often(place.events, a(place).requests)) },
      { title: "of the route", numeric: true, cell: (place) => (place.route < 0 ? "–"
        : share(place.nanos, a(place).wall)) },
    ],
  });
}

function oneStatement(statement) {
  return [
    el("p", { class: "quiet" }, el("a", { href: "#statements" }, "Log statements"), " › "),
    el("h1", { tabindex: "-1" }, statement.template),
    el("p", { class: "lead" }, statement.level + " of ", el("code", {}, statement.logger), " ",
        el("small", {}, "#" + statement.id)),
    el("dl", { class: "tiles" },
        tile("events", count(statement.events)), tile("bytes", bytes(statement.bytes),
            mean(statement.bytes, statement.events, bytes) + " an event"),
        tile("time", time(statement.nanos), mean(statement.nanos, statement.events, time) + " an event"),
        tile("other threads", time(statement.writeNanos), "that only write"),
        tile("requests", count(statement.requests), share(statement.requests, all.requests)),
        tile("repeats", count(statement.repeats), "with the same values"),
        tile("refused", "~" + count(statement.refused), "by the level")),
    statement.proposed ? el("p", { class: "finding" }, el("strong", {}, "Too loud: "),
        statement.evidence + ". Level " + statement.proposed + " of its logger would silence it.") : null,
    callerLines("logged", statement.callers),
    logPlaces(statement),
  ];
}

/** What a route logs, for its view. */
export function statementsOf(number, route) {
  const rows = [];
  profile.statements.forEach((statement, i) => {
    const place = statement.places.find((one) => one.route === number);
    if (place && place.events > 0) {
      rows.push({ ...place, number: i });
    }
  });
  return rows.length === 0 ? el("p", { class: "quiet" }, "It logged nothing that was seen.") : table({
    caption: "Log statements of this route", rows, sort: 4, portion: 20,
    columns: [
      { title: "Statement", head: true, cell: (row) => named(row.number),
        value: (row) => statementText(profile.statements[row.number]) },
      { title: "Findings", cell: (row) => logMarks(row.number) },
      { title: "a request", numeric: true, value: (row) => row.events,
        cell: (row) => often(row.events, route.requests) },
      ...logFigures((row) => row),
      { title: "of its time", numeric: true, value: (row) => row.nanos,
        cell: (row) => share(row.nanos, route.wall) },
    ],
  });
}

/** All statements, or one by its number. */
export function statementsView(number) {
  if (profile.statements[number]) {
    return oneStatement(profile.statements[number]);
  }
  const sum = profile.statements.reduce((bytesOfAll, one) => bytesOfAll + one.bytes, 0);
  return [
    el("h1", { tabindex: "-1" }, "Log statements"),
    el("p", { class: "quiet" }, "What is logged, without the values: ", el("code", {}, "#"),
        " stands for what varies, ", el("code", {}, "{}"), " for an argument."),
    periodChoice(),
    profile.statements.length === 0 ? el("p", {}, "No log statement was seen.") : [
      section("what-if", "What if", whatIfTable()),
      section("statements", "Statements", statementTable(sum))],
  ];
}
