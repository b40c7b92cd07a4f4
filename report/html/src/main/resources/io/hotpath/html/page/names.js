/* What stands at positions of trees: methods, queries, log statements, and what they are called. */

/** Kinds, numbered as in TreesData. */
export const METHOD = 0;
export const PSEUDO = 1;
export const DRIVER = 2;
export const QUERY = 3;
export const LOGGING = 4;
export const STATEMENT = 5;

let methods = null;
let texts = null;

/** Takes the names of a data block; before all else. */
export function takeNames(block) {
  methods = block.methods;
  texts = block.texts;
}

export function kindOf(method) {
  return methods.kind[method];
}

/** Whether a position is time in the database or its driver. */
export function isDatabase(method) {
  return kindOf(method) === DRIVER || kindOf(method) === QUERY;
}

/** The same of logging. */
export function isLogging(method) {
  return kindOf(method) === LOGGING || kindOf(method) === STATEMENT;
}

/** Where the page says more of a query or a statement; null for others. */
export function linkOf(method) {
  const row = methods.row[method];
  return row < 0 ? null : (kindOf(method) === QUERY ? "#queries/" : "#statements/") + row;
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

/** Where a sample saw a call; pairs of method and how often. */
export function callersByNumber(pairs) {
  const lines = [];
  for (let i = 0; i < pairs.length; i += 2) {
    lines.push([pairs[i], pairs[i + 1]]);
  }
  return lines.sort((a, b) => b[1] - a[1]).map(([method]) => method);
}
