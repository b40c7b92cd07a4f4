/*
 * What a page does that came from a console: it asks for the figures of each window, and changes
 * levels. It waits with new figures while somebody is busy in a view, and stops while nobody looks.
 */

import { el } from "./dom.js";
import { moment } from "./format.js";
import { profile, take } from "./data.js";
import { showView } from "./views.js";

const EVERY_MILLIS = 5_000;
const { dataset } = document.documentElement;
const home = location.pathname.replace(/\/$/, "");

let version = dataset.live;
let waiting = null;
let paused = false;
let trouble = "";

/** Whether the page came from a console. */
export const isLive = version !== undefined;

/** Somebody types, or is in a table or tree: what they see stays. */
function isBusy() {
  const at = document.activeElement;
  return at?.closest("main") && at.tagName !== "MAIN" && at.tagName !== "H1";
}

function showWaiting() {
  if (waiting) {
    take(waiting);
    waiting = null;
    const { scrollY } = window;
    showView(false);
    window.scrollTo(0, scrollY);
  }
}

async function poll() {
  const answer = await fetch(home + "/data?after=" + version);
  if (answer.status === 200) {
    waiting = await answer.json();
    version = answer.headers.get("Hotpath-Version");
  }
  trouble = answer.ok ? "" : answer.status === 401 ? "Signed out: load the page again."
    : "The console answers " + answer.status + ".";
}

async function update() {
  if (!paused && !document.hidden) {
    try {
      await poll();
    } catch {
      trouble = "The application does not answer.";
    }
    if (waiting && !isBusy()) {
      showWaiting();
    }
    sayState();
  }
  setTimeout(update, EVERY_MILLIS);
}

const state = el("span", { role: "status" });

function sayState() {
  const { end } = profile.measured;
  state.replaceChildren(...(trouble ? [trouble]
    : waiting ? [el("button", { type: "button", onclick: () => {
      showWaiting();
      sayState();
    } }, "Show new figures")]
    : end ? ["Live, to ", moment(end)] : ["Live, nothing yet"]));
}

async function signOut() {
  await fetch(home + "/sign-out", { method: "POST", redirect: "manual" });
  location.assign(home + "/sign-in");
}

/** What stands beside the navigation of a live page. */
export function liveState() {
  if (!isLive) {
    return [];
  }
  const pause = el("button", { type: "button", "aria-pressed": String(paused), onclick: () => {
    paused = !paused;
    pause.setAttribute("aria-pressed", String(paused));
  } }, "Pause");
  sayState();
  return [el("div", { class: "live" }, state, pause,
      el("button", { type: "button", onclick: signOut }, "Sign out"))];
}

/** Begins to ask. */
export function keepLive() {
  if (isLive) {
    setTimeout(update, EVERY_MILLIS);
  }
}

/** Asks for a level for a while; answers what came of it, in words. */
export async function changeLevel(logger, level, ttl) {
  try {
    const answer = await fetch(home + "/loggers/" + encodeURIComponent(logger), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ configuredLevel: level, ttl, reason: "from the live report" }),
    });
    return answer.ok ? "is " + level + " now" : "not changed: " + (await answer.json()).message;
  } catch {
    return "not changed: the application does not answer";
  }
}
