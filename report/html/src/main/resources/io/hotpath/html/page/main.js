/* Which view is shown: the part of the address behind the #, so that Back works and links do. */

import { el } from "./dom.js";
import { keepMoments } from "./format.js";
import { overviewView } from "./overview.js";
import { routesView } from "./routes.js";
import { routeView } from "./route.js";
import { queriesView } from "./queries.js";
import { statementsView } from "./statements.js";
import { measuredView } from "./measured.js";

const VIEWS = {
  "": { name: "Overview", make: overviewView },
  routes: { name: "Routes", make: routesView },
  route: { name: null, make: routeView },
  queries: { name: "Queries", make: queriesView },
  statements: { name: "Log statements", make: statementsView },
  measured: { name: "Measurement", make: measuredView },
};

function navigation(current) {
  const shown = current === "route" ? "routes" : current;
  return el("nav", { "aria-label": "Views" }, el("ul", {}, Object.entries(VIEWS)
      .filter(([, view]) => view.name)
      .map(([key, view]) => el("li", {}, el("a", { href: "#" + key,
        "aria-current": key === shown ? "page" : null }, view.name)))));
}

function show(focus) {
  const [key, number] = location.hash.slice(1).split("/");
  const view = Object.hasOwn(VIEWS, key) ? key : "";
  const content = document.getElementById("content");
  content.replaceChildren(...VIEWS[view].make(Number(number ?? "NaN"))
      .flat(Infinity).filter((node) => node));
  document.getElementById("top").replaceChildren(
      el("p", { class: "brand" }, "Hotpath"), navigation(view));
  document.title = (content.querySelector("h1")?.textContent ?? "") + " – Hotpath";
  if (focus) {
    window.scrollTo(0, 0);
    content.querySelector("h1")?.focus({ preventScroll: true });
  }
}

window.addEventListener("hashchange", () => {
  // The link that skips the navigation names an element, not a view.
  if (location.hash !== "#content") {
    show(true);
  }
});
show(false);
keepMoments();
document.documentElement.dataset.ready = String(Math.round(performance.now()));
