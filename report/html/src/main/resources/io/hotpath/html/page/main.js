/* The page of a profile. */

import { overviewView } from "./overview.js";
import { routesView } from "./routes.js";
import { routeView } from "./route.js";
import { queriesView } from "./queries.js";
import { statementsView } from "./statements.js";
import { measuredView } from "./measured.js";
import { showViews } from "./views.js";
import { keepLive, liveState } from "./live.js";

showViews({
  "": { name: "Overview", make: overviewView },
  routes: { name: "Routes", make: routesView },
  route: { of: "routes", make: routeView },
  queries: { name: "Queries", make: queriesView },
  statements: { name: "Log statements", make: statementsView },
  measured: { name: "Measurement", make: measuredView },
}, liveState);
keepLive();
