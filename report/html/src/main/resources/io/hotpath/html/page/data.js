/* The profile as the page's data block has it; report/html/README.md names the fields. */

import { Tree } from "./tree.js";
import { takeNames } from "./names.js";

/** What was measured. A live page takes another one with each window. */
export let profile = null;

/** Sums over all routes. */
export let all = null;

let columns = null;
const trees = new Map();

const SUMMED = ["requests", "errors", "wall", "cpu", "cpuRequests", "queryNanos", "queryOperations",
  "logEvents", "logNanos"];

/** Takes a profile; whatever was shown of another one has to be made again. */
export function take(block) {
  profile = block;
  takeNames(block);
  columns = Object.fromEntries(Object.entries(block.trees).map(([name, values]) =>
      [name, Float64Array.from(values)]));
  columns.lock = spread(columns.waiting, columns.lock, columns.method.length);
  columns.wait = spread(columns.waiting, columns.wait, columns.method.length);
  trees.clear();
  all = Object.fromEntries(SUMMED.map((name) =>
      [name, block.routes.reduce((sum, route) => sum + route[name], 0)]));
}

/** A column of which only some positions were said. */
function spread(positions, values, size) {
  const column = new Float64Array(size);
  positions.forEach((position, i) => {
    column[position] = values[i];
  });
  return column;
}

/** A tree by its number; null for -1. */
export function tree(number) {
  if (number === undefined || number < 0) {
    return null;
  }
  if (!trees.has(number)) {
    const { from } = profile.trees;
    const to = number + 1 < from.length ? from[number + 1] : columns.method.length;
    trees.set(number, new Tree(columns, from[number], to));
  }
  return trees.get(number);
}

/** What is known of a route's calls: exactly, else by samples. */
export function treeOf(route) {
  return tree(route.tree) ?? tree(route.sampled);
}

/** Whether its calls are samples. */
export function isSampled(route) {
  return route.tree < 0 && route.sampled >= 0;
}

/** p95 and requests of a route, slot by slot; of all together without a number. */
export function timelineOf(route) {
  const { p95, requests, routeP95, routeRequests } = profile.timeline;
  if (route === undefined) {
    return { p95, requests };
  }
  const from = route * p95.length;
  return {
    p95: routeP95.slice(from, from + p95.length),
    requests: routeRequests.slice(from, from + p95.length),
  };
}

take(JSON.parse(document.getElementById("profile").textContent));
