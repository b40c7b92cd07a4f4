package io.hotpath.samples.mongo.server;

import java.util.Locale;

/** The two forms in which servers explain a plan. */
public enum ExplainForm {
  /** {@code queryPlanner.winningPlan} is the outermost stage. */
  CLASSIC,

  /** {@code queryPlanner.winningPlan.queryPlan} is: the slot-based engine's, from 5.0 on. */
  SBE;

  static ExplainForm of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
