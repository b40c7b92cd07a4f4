/* What is drawn and not styled: when to draw it again, and in which colours. */

const dark = window.matchMedia("(prefers-color-scheme: dark)");
const redraws = new Set();
let paper = false;

/** Calls `draw` again when the colours change, as long as the node is in the page. */
export function onColours(node, draw) {
  redraws.add({ node, draw });
}

/** Calls `draw` when the node is first shown and when its size changes. */
export function onResize(node, draw) {
  // In the next frame: what is drawn may change sizes again.
  new ResizeObserver(() => requestAnimationFrame(draw)).observe(node);
}

function redrawAll() {
  for (const entry of redraws) {
    if (entry.node.isConnected) {
      entry.draw();
    } else {
      redraws.delete(entry);
    }
  }
}

dark.addEventListener("change", redrawAll);
for (const [event, printing] of [["beforeprint", true], ["afterprint", false]]) {
  window.addEventListener(event, () => {
    paper = printing;
    document.documentElement.classList.toggle("paper", printing);
    redrawAll();
  });
}

/** Colours for canvases, from the style sheet: on paper always the light ones. */
export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
}
