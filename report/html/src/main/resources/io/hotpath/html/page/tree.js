/*
 * A call tree over columns that hold all trees of the page. Positions are numbers from 0, the
 * request, on; parents stand before their children, and a position before all that is below it.
 */

export class Tree {
  constructor(columns, from, to) {
    this.size = to - from;
    this.method = columns.method.subarray(from, to);
    this.parent = columns.parent.subarray(from, to);
    this.calls = columns.calls.subarray(from, to);
    this.folded = columns.folded.subarray(from, to);
    this.total = columns.total.subarray(from, to);
    this.untimed = columns.untimed.subarray(from, to);
    this.probes = columns.probes.subarray(from, to);
    // Of a diff nobody asks what was waited for.
    this.lock = columns.lock?.subarray(from, to);
    this.wait = columns.wait?.subarray(from, to);
    this.measure();
    this.place();
  }

  /** From the leaves up: own time, and where each position's descendants end. */
  measure() {
    const { size, parent, total, untimed, probes } = this;
    // Time is estimated where calls were not timed; so is own time above them.
    this.roughSelf = new Uint8Array(size);
    const below = new Float64Array(size);
    const width = new Float64Array(size);
    this.end = new Int32Array(size);
    this.self = new Float64Array(size);
    for (let i = size - 1; i >= 0; i--) {
      this.end[i] = Math.max(this.end[i], i + 1);
      this.self[i] = Math.max(0, total[i] - below[i] - probes[i]);
      this.roughSelf[i] |= untimed[i] > 0 ? 1 : 0;
      // Work on several threads at once may be longer than what started it.
      width[i] = Math.max(total[i], width[i]);
      if (i > 0) {
        below[parent[i]] += total[i];
        this.roughSelf[parent[i]] |= untimed[i] > 0 ? 1 : 0;
        width[parent[i]] += width[i];
        this.end[parent[i]] = Math.max(this.end[parent[i]], this.end[i]);
      }
    }
    this.width = width;
  }

  /** From the request down: depth, and where each position begins. */
  place() {
    const { size, parent, width } = this;
    const next = new Float64Array(size);
    this.x = new Float64Array(size);
    this.depth = new Int32Array(size);
    this.levels = 1;
    for (let i = 1; i < size; i++) {
      const above = parent[i];
      this.x[i] = next[above];
      next[above] += width[i];
      next[i] = this.x[i];
      this.depth[i] = this.depth[above] + 1;
      this.levels = Math.max(this.levels, this.depth[i] + 1);
    }
  }

  /** Positions of each depth, from left to right. */
  rows() {
    if (!this.byDepth) {
      this.byDepth = Array.from({ length: this.levels }, () => []);
      for (let i = 0; i < this.size; i++) {
        this.byDepth[this.depth[i]].push(i);
      }
    }
    return this.byDepth;
  }

  children(position) {
    const found = [];
    for (let i = position + 1; i < this.end[position]; i = this.end[i]) {
      found.push(i);
    }
    return found;
  }

  /** From the request to the position itself. */
  path(position) {
    const path = [position];
    for (let i = position; i > 0; i = this.parent[i]) {
      path.unshift(this.parent[i]);
    }
    return path;
  }
}

/** Caller of recursive calls that the recorder folded into an ancestor. */
export const FOLDED = -1;

function newRow(method) {
  return { method, calls: 0, primitive: 0, self: 0, total: 0, roughSelf: false, roughTotal: false,
    active: 0, callers: new Map(), callees: new Map() };
}

/**
 * The methods of trees as pstats has them: calls, time in the method itself, and time with all
 * below, where recursive calls count once. Each has its callers and callees as such rows.
 */
export function methodTable(trees) {
  const rows = new Map();
  for (const tree of trees) {
    addTree(tree, rows);
  }
  for (const one of rows.values()) {
    for (const [caller, figures] of one.callers) {
      rows.get(caller)?.callees.set(one.method, { ...figures, method: one.method });
    }
  }
  return [...rows.values()];
}

function addTree(tree, rows) {
  const path = [];
  for (let i = 0; i < tree.size; i++) {
    while (path.length > 0 && i >= tree.end[path[path.length - 1].position]) {
      leave(path.pop());
    }
    const above = path.length > 0 ? tree.method[path[path.length - 1].position] : null;
    path.push(enter(tree, i, above, rows));
  }
  path.forEach(leave);
}

function enter(tree, position, above, rows) {
  const own = rowOf(rows, tree.method[position]);
  addFigures(own, tree, position);
  const caller = above === null ? null : rowOf(own.callers, above);
  if (caller) {
    addFigures(caller, tree, position);
  }
  const folded = tree.folded[position];
  if (folded > 0) {
    own.calls += folded;
    rowOf(own.callers, FOLDED).calls += folded;
  }
  return { position, own, caller };
}

function rowOf(rows, method) {
  if (!rows.has(method)) {
    rows.set(method, newRow(method));
  }
  return rows.get(method);
}

function addFigures(figures, tree, position) {
  figures.calls += tree.calls[position];
  figures.self += tree.self[position];
  figures.roughSelf ||= tree.roughSelf[position] > 0;
  if (figures.active === 0) {
    figures.primitive += tree.calls[position];
    figures.total += tree.total[position];
    figures.roughTotal ||= tree.untimed[position] > 0;
  }
  figures.active++;
}

function leave({ own, caller }) {
  own.active--;
  if (caller) {
    caller.active--;
  }
}
