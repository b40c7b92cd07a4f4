// Sorts a table of the admin page by the column whose head is clicked.
"use strict";

function compareCells(a, b) {
  return a.localeCompare(b, undefined, { numeric: true });
}

function sortTable(head) {
  const body = head.closest("table").tBodies[0];
  const column = head.cellIndex;
  const descending = head.getAttribute("aria-sort") === "ascending";
  const rows = Array.from(body.rows).sort((a, b) =>
    compareCells(a.cells[column].textContent, b.cells[column].textContent),
  );
  body.append(...(descending ? rows.reverse() : rows));
  for (const other of head.parentElement.cells) {
    other.removeAttribute("aria-sort");
  }
  head.setAttribute("aria-sort", descending ? "descending" : "ascending");
}

shop.on(".sortable th", "click", sortTable);
