/* The page of a diff. */

import { diffMethods, diffOverview, diffQueries, diffRoute, diffStatements } from "./diffviews.js";
import { showViews } from "./views.js";

showViews({
  "": { name: "Overview", make: diffOverview },
  route: { of: "", make: diffRoute },
  queries: { name: "Queries", make: diffQueries },
  methods: { name: "Methods", make: diffMethods },
  statements: { name: "Log statements", make: diffStatements },
});
