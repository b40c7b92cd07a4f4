/* What is asked of databases: a card for each query, with lines, repeats, plan and advice. */

import { el, tile } from "./dom.js";
import { bytes, count, mean, often, plural, share, time } from "./format.js";
import { profile } from "./data.js";
import { callersByNumber, lineOf, shortName } from "./names.js";

function repeats(kind, words, [requests, operations, wasted, most], wall) {
  return el("p", { class: "finding" }, el("strong", {}, kind), " ",
      words + ": " + often(operations, requests) + " times a request (at most " + count(most)
      + ") in " + plural(requests, "request") + "; all but the first cost " + time(wasted)
      + (wall > 0 ? ", " + share(wasted, wall) + " of the time" : "") + ".");
}

/** The lines of the application that do it; `verb` says what. */
export function callerLines(verb, pairs) {
  const lines = callersByNumber(pairs);
  return lines.length === 0 ? null : el("p", { class: "lines" }, verb + " at ",
      lines.slice(0, 5).map((method, i) => [i ? ", " : "",
        el("code", {}, lineOf(method)), " ", shortName(method)]),
      lines.length > 5 ? ", ... " : "", el("small", {}, " (sampled)"));
}

function plan({ stages, indexes, filtersFetched }) {
  return el("p", {}, "Plan: ", el("code", {}, stages.join(" < ")),
      indexes.length > 0 ? " with " + indexes.join(", ") : "",
      filtersFetched ? "; reads documents only to throw them away" : "");
}

/** The advice that serves a query. */
export function suggestionsFor(number) {
  return profile.suggestions.filter((suggestion) => suggestion.serves.includes(number));
}

export function suggestionView(suggestion) {
  return el("div", { class: "finding advice" },
      el("p", {}, el("strong", {}, suggestion.indexesKnown ? "Index" : "Index, unless it is there"),
          " for " + time(suggestion.nanos) + ", "
          + share(suggestion.requestNanos, suggestion.routesWall)
          + " of the time of its routes (no more than that can be saved):"),
      el("pre", { tabindex: "0" }, [suggestion.createLine, ...suggestion.dropLines].join("\n")),
      suggestion.caveats.length === 0 ? null
          : el("ul", {}, suggestion.caveats.map((caveat) => el("li", {}, caveat))));
}

/** What is odd about a query in one place or in all. */
function findings(stats, wall) {
  return [
    stats.varying ? repeats("N+1", "asked one by one", stats.varying, wall) : null,
    stats.duplicates && !stats.varying
      ? repeats("Duplicates", "asked again with the same values", stats.duplicates, wall) : null,
    Object.keys(stats.failures).length === 0 ? null : el("p", { class: "finding" },
        el("strong", {}, "Failures"), " " + Object.entries(stats.failures)
            .map(([what, number]) => what + ": " + count(number)).join(", ")),
  ];
}

/**
 * A query with its figures.
 *
 * @param stats of one place, or of all
 * @param requests of the place, or 0
 * @param wall time of the requests that ask it
 */
export function shapeCard(number, stats, requests, wall, ...more) {
  const query = profile.queries[number];
  const { operations } = stats;
  return el("article", { class: "shape", id: "query-" + number },
      el(more.length > 0 ? "h2" : "h3", {}, el("span", { class: "command" }, query.command), " ",
          el("span", { class: "namespace" }, query.namespace), " ",
          el("code", {}, query.shape || ""), " ", el("small", {}, "#" + query.id)),
      el("dl", { class: "tiles narrow" },
          tile("time", time(stats.nanos), share(stats.nanos, wall)),
          tile("operations", count(operations),
              requests > 0 ? often(operations, requests) + " a request" : ""),
          tile("mean", mean(stats.nanos, operations, time)),
          tile("p50", time(stats.p50)), tile("p95", time(stats.p95)), tile("max", time(stats.max)),
          tile("documents", often(stats.documents, operations), "an operation"),
          tile("answer", mean(stats.replyBytes, operations, bytes), "an operation")),
      findings(stats, wall), callerLines("asked", stats.callers), query.plan ? plan(query.plan) : null,
      suggestionsFor(number).map(suggestionView),
      profile.notAdvised[number] && !suggestionsFor(number).length
        ? el("p", { class: "quiet" }, "No index suggested: " + profile.notAdvised[number]) : null,
      more);
}
