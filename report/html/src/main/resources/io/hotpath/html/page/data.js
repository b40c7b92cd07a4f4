/* The profile as the page's data block has it; report/html/README.md names the fields. */

import { Tree } from "./tree.js";

export const profile = JSON.parse(document.getElementById("profile").textContent);

/** Kinds of methods, numbered as in TreesData. */
export const METHOD = 0;
export const PSEUDO = 1;
export const DRIVER = 2;
export const QUERY = 3;

const { methods, texts } = profile;
const columns = {
  method: Int32Array.from(profile.trees.method),
  parent: Int32Array.from(profile.trees.parent),
  calls: Float64Array.from(profile.trees.calls),
  folded: Float64Array.from(profile.trees.folded),
  total: Float64Array.from(profile.trees.total),
  untimed: Float64Array.from(profile.trees.untimed),
  probes: Float64Array.from(profile.trees.probes),
};
const trees = new Map();

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

export function kindOf(method) {
  return methods.kind[method];
}

/** The number of the query that a position stands for, or -1. */
export function queryOf(method) {
  return methods.query[method];
}

/** The class without its package and the method: as short as it can be told. */
export function shortName(method) {
  const type = texts[methods.type[method]];
  return (type === "" ? "" : type + ".") + texts[methods.name[method]];
}

/** With the package. */
export function fullName(method) {
  const name = packageOf(method);
  return (name === "" ? "" : name + ".") + shortName(method);
}

export function packageOf(method) {
  return texts[methods.pack[method]];
}

/** `Catalogue.java:58`, or nothing. */
export function lineOf(method) {
  const file = texts[methods.file[method]];
  return file === "" ? "" : file + ":" + methods.line[method];
}

/** Sums over all routes. */
export const all = profile.routes.reduce(
    (sum, route) => ({
      requests: sum.requests + route.requests,
      errors: sum.errors + route.errors,
      wall: sum.wall + route.wall,
      cpu: sum.cpu + route.cpu,
      cpuRequests: sum.cpuRequests + route.cpuRequests,
      queryNanos: sum.queryNanos + route.queryNanos,
      queryOperations: sum.queryOperations + route.queryOperations,
    }),
    { requests: 0, errors: 0, wall: 0, cpu: 0, cpuRequests: 0, queryNanos: 0, queryOperations: 0 });

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

/** A histogram's value below which this share of its requests is, in nanoseconds. */
export function percentile(latency, percent) {
  let number = 0;
  for (let i = 1; i < latency.length; i += 2) {
    number += latency[i];
  }
  let left = Math.max(1, Math.ceil((number * percent) / 100));
  for (let i = 0; i < latency.length; i += 2) {
    left -= latency[i + 1];
    if (left <= 0) {
      return latency[i] * 1000;
    }
  }
  return 0;
}
