/* Which view is shown: the part of the address behind the #, so that Back works and links do. */

import { el } from "./dom.js";
import { keepMoments } from "./format.js";

let views = {};
let beside = () => [];

function navigation(current) {
  const shown = views[current].of ?? current;
  return el("nav", { "aria-label": "Views" }, el("ul", {}, Object.entries(views)
      .filter(([, view]) => view.name)
      .map(([key, view]) => el("li", {}, el("a", { href: "#" + key,
        "aria-current": key === shown ? "page" : null }, view.name)))));
}

/** Makes the view of the address anew. */
export function showView(focus) {
  const [key, number] = location.hash.slice(1).split("/");
  const view = Object.hasOwn(views, key) ? key : "";
  const content = document.getElementById("content");
  content.replaceChildren(...views[view].make(Number(number ?? "NaN"))
      .flat(Infinity).filter((node) => node));
  document.getElementById("top").replaceChildren(
      el("p", { class: "brand" }, "Hotpath"), navigation(view), ...beside());
  document.title = (content.querySelector("h1")?.textContent ?? "") + " – Hotpath";
  if (focus) {
    window.scrollTo(0, 0);
    content.querySelector("h1")?.focus({ preventScroll: true });
  }
}

/**
 * Begins: views by the first part of the address, each with `make(number)`, a `name` if it is in
 * the navigation, and `of`, the one that it belongs to there.
 *
 * @param more what stands beside the navigation
 */
export function showViews(all, more = () => []) {
  views = all;
  beside = more;
  window.addEventListener("hashchange", () => {
    // The link that skips the navigation names an element, not a view.
    if (location.hash !== "#content") {
      showView(true);
    }
  });
  showView(false);
  keepMoments();
  document.documentElement.dataset.ready = String(Math.round(performance.now()));
}
