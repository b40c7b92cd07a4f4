package io.hotpath.recorder;

import static io.hotpath.recorder.Positions.CALLS;
import static io.hotpath.recorder.Positions.FIRSTS;
import static io.hotpath.recorder.Positions.FIRST_NANOS;
import static io.hotpath.recorder.Positions.FOLDED;
import static io.hotpath.recorder.Positions.METHOD;
import static io.hotpath.recorder.Positions.PARENT;
import static io.hotpath.recorder.Positions.SITED;
import static io.hotpath.recorder.Positions.SLOTS;
import static io.hotpath.recorder.Positions.TIMED;
import static io.hotpath.recorder.Positions.TOTAL;

import io.hotpath.profile.CallNode;
import java.util.Arrays;

/**
 * What the sums of a tree mean: time of calls that were not timed is estimated from that of others,
 * and what probes cost is told apart. Reads one tree; confined to the collector's thread, or to the
 * owner of a copy.
 */
final class TreeReading {

  /** Timed calls besides first ones from which on a position speaks for itself. */
  private static final int ENOUGH = 8;

  private final Positions tree;
  private final int[] links;
  private final long[] sums;
  private final Governor governor;

  /**
   * @param governor knows what calls take that were not timed, and what probes cost
   */
  TreeReading(Positions tree, Governor governor) {
    this.tree = tree;
    this.links = tree.links;
    this.sums = tree.sums;
    this.governor = governor;
  }

  /** Tells the one who decides how calls are measured what they took. */
  void tell() {
    for (int node = SLOTS; node < tree.end; node += SLOTS) {
      long firsts = sums[node + FIRSTS];
      governor.saw(
          links[node + METHOD],
          sums[node + TIMED] - firsts,
          sums[node + TOTAL] - sums[node + FIRST_NANOS],
          firsts,
          sums[node + FIRST_NANOS]);
    }
  }

  /** Tells what probes saw, before anything is added to it. */
  void tellProbed(MethodCalls calls) {
    for (int node = SLOTS; node < tree.end; node += SLOTS) {
      calls.add(links[node + METHOD], sums[node + CALLS], sums[node + TIMED]);
    }
    calls.addElsewhere(tree.foldedCalls(), tree.timedBeyond);
  }

  /** Tells what callers counted, before it is {@link Positions#settle settled}. */
  void tellSited(MethodCalls calls) {
    for (int node = SLOTS; node < tree.end; node += SLOTS) {
      calls.addSited(links[node + METHOD], sums[node + SITED]);
    }
  }

  /** The same calls with methods instead of numbers, added to {@code root}. */
  void addTo(CallNode root, MethodTable methods) {
    CallNode[] nodes = new CallNode[tree.size()];
    long[] probes = probes();
    long[] totals = totals();
    fit(totals, probes);
    look(totals);
    nodes[0] = root;
    root.add(sums[CALLS], 0, sums[TOTAL]);
    root.addProbes(0, probes[0]);
    addLooks(0, root);
    for (int node = SLOTS; node < tree.end; node += SLOTS) {
      int i = node / SLOTS;
      CallNode parent = nodes[links[node + PARENT] / SLOTS];
      if (sums[node + CALLS] + sums[node + FOLDED] == 0
          && links[node + METHOD] != MethodTable.BEYOND) {
        // Callers counted it, and are not believed.
        nodes[i] = parent;
        continue;
      }
      CallNode child = parent.child(methods.get(links[node + METHOD]));
      child.add(sums[node + CALLS], sums[node + FOLDED], totals[i]);
      child.addProbes(untimed(node), probes[i]);
      addLooks(i, child);
      nodes[i] = child;
    }
  }

  private void look(long[] totals) {
    if (!tree.looks.isEmpty()) {
      boolean[] isKnown = new boolean[tree.size()];
      boolean[] isBlind = new boolean[tree.size()];
      for (int node = 0; node < tree.end; node += SLOTS) {
        isKnown[node / SLOTS] = node == 0 || untimed(node) == 0;
        isBlind[node / SLOTS] = node > 0 && hasNoProbe(node) && totals[node / SLOTS] > 0;
      }
      new LookedTimes(tree, isKnown, isBlind, totals).apply();
    }
  }

  private void addLooks(int position, CallNode into) {
    into.addLooks(
        tree.looks.get(position, ThreadActivity.RUNNING),
        tree.looks.get(position, ThreadActivity.LOCKED_OUT),
        tree.looks.get(position, ThreadActivity.WAITING));
  }

  /** Adds who called whom. */
  void addTo(CallEdges edges) {
    for (int node = SLOTS; node < tree.end; node += SLOTS) {
      int method = links[node + METHOD];
      edges.add(links[links[node + PARENT] + METHOD], method, sums[node + CALLS]);
      edges.add(method, method, sums[node + FOLDED]);
    }
  }

  /** Calls that would have been timed in another mode: constructors never are. */
  private long untimed(int node) {
    long timed = sums[node + TIMED];
    return timed == 0 && !isTimedElsewhere(node) ? 0 : Math.max(0, sums[node + CALLS] - timed);
  }

  /** Not timed here, but elsewhere, or when it had a probe. */
  private boolean isTimedElsewhere(int node) {
    return sums[node + TIMED] == 0
        && links[links[node + PARENT] + METHOD] != MethodTable.BEYOND
        && governor.meanNanos(links[node + METHOD]) >= 0;
  }

  /** Calls whose probe read no clock. */
  private long onlyCounted(int node) {
    return hasNoProbe(node) ? 0 : sums[node + CALLS] - sums[node + TIMED];
  }

  private boolean hasNoProbe(int node) {
    return sums[node + TIMED] == 0 && governor.isCountedAtSites(links[node + METHOD]);
  }

  /** Time of each node with that of calls that were not timed: at least what is known below it. */
  private long[] totals() {
    long[] totals = new long[tree.size()];
    for (int node = tree.end - SLOTS; node > 0; node -= SLOTS) {
      int i = node / SLOTS;
      long untimed = untimed(node);
      long total = sums[node + TOTAL];
      if (untimed > 0) {
        double ends = onlyCounted(node) * governor.cost().counted().exit();
        total = Math.max(totals[i], total + Math.round(untimed * mean(node) + ends));
      }
      totals[i] = total;
      totals[links[node + PARENT] / SLOTS] += total;
    }
    return totals;
  }

  /**
   * Makes estimates as small as what was measured around them: a clock makes quick calls slower, by
   * waiting until all instructions before it are done, and those timed stand for thousands.
   */
  private void fit(long[] totals, long[] probes) {
    long[] sure = new long[tree.size()];
    long[] rough = new long[tree.size()];
    for (int node = SLOTS; node < tree.end; node += SLOTS) {
      long[] kind = untimed(node) > 0 ? rough : sure;
      kind[links[node + PARENT] / SLOTS] += totals[node / SLOTS];
    }
    totals[0] = sums[TOTAL];
    for (int node = SLOTS; node < tree.end; node += SLOTS) {
      int i = node / SLOTS;
      int above = links[node + PARENT] / SLOTS;
      long room = Math.max(0, totals[above] - sure[above] - probes[above]);
      if (untimed(node) > 0 && rough[above] > room) {
        totals[i] = Math.max(sure[i], Math.round((double) totals[i] * room / rough[above]));
      }
    }
  }

  /** Of a call that was not timed; without what the clock adds to one that is. */
  private double mean(int node) {
    long firsts = sums[node + FIRSTS];
    long samples = sums[node + TIMED] - firsts;
    double known = governor.meanNanos(links[node + METHOD]);
    if (samples < ENOUGH && known >= 0) {
      return known;
    }
    double measured =
        samples >= ENOUGH
            ? (double) (sums[node + TOTAL] - sums[node + FIRST_NANOS]) / samples
            : (double) sums[node + TOTAL] / sums[node + TIMED];
    return Math.max(0, measured - governor.cost().timed().span());
  }

  /** What probes cost in each node, in that of the caller as much as is outside of the call. */
  private long[] probes() {
    ProbeCost.Figures timed = governor.cost().timed();
    ProbeCost.Figures counted = governor.cost().counted();
    double outside = Math.max(0, timed.sum() - timed.span());
    double[] probes = new double[tree.size()];
    for (int node = tree.end - SLOTS; node > 0; node -= SLOTS) {
      long clocked = sums[node + TIMED];
      long probed = onlyCounted(node);
      probes[node / SLOTS] += clocked * timed.span() + probed * counted.exit();
      probes[links[node + PARENT] / SLOTS] += clocked * outside + probed * counted.enter();
    }
    return Arrays.stream(probes).mapToLong(Math::round).toArray();
  }
}
