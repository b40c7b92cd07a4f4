package io.hotpath.text;

import io.hotpath.profile.CallNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The merged call tree, indented. Positions below a hundredth of the whole are folded into one line
 * for each parent, and so is what does not fit into {@link #MAX_POSITIONS}: the dearest are shown.
 */
final class TreeText {

  /** Positions shown; with the lines for what is folded the tree has at most twice as many. */
  private static final int MAX_POSITIONS = 100;

  private static final int MAX_INDENTED_LEVELS = 30;

  private final FoldedTree root;
  private final long requests;
  private final String mark;
  private final long least;
  private final Set<FoldedTree> shown = new HashSet<>();

  private TreeText(CallNode tree, long requests, String mark) {
    root = FoldedTree.of(tree);
    this.requests = requests;
    this.mark = mark;
    least = Math.max(1, root.totalNanos() / 100);
  }

  /** Writes a tree of exact calls. */
  static void write(CallNode tree, long requests, Lines lines) throws IOException {
    lines.add("   Call tree, per request (recursion folded):");
    lines.blank();
    lines.add("   total ms    self ms   share     calls  function");
    new TreeText(tree, requests, "").writeTree(lines);
  }

  /** Writes a tree of samples; times are for all requests, as samples say little about one. */
  static void writeSampled(CallNode tree, Lines lines) throws IOException {
    lines.add("   Sampled call tree, all requests together (recursion folded):");
    lines.blank();
    lines.add("   total ms    self ms   share   samples  function");
    new TreeText(tree, 1, "~").writeTree(lines);
  }

  private record Place(FoldedTree node, int level) {}

  private void writeTree(Lines lines) throws IOException {
    choose();
    Deque<Place> open = new ArrayDeque<>();
    open.push(new Place(root, 0));
    while (!open.isEmpty()) {
      Place place = open.pop();
      if (shown.contains(place.node)) {
        writePosition(place, lines);
        List<FoldedTree> below = place.node.children();
        for (int i = below.size() - 1; i >= 0; i--) {
          open.push(new Place(below.get(i), place.level + 1));
        }
      } else {
        writeRest(place, open, lines);
      }
    }
    lines.blank();
  }

  /** The dearest positions, each below a shown one. */
  private void choose() {
    PriorityQueue<FoldedTree> next =
        new PriorityQueue<>(Comparator.comparingLong(FoldedTree::totalNanos).reversed());
    next.add(root);
    while (!next.isEmpty() && shown.size() < MAX_POSITIONS) {
      FoldedTree node = next.remove();
      shown.add(node);
      for (FoldedTree child : node.children()) {
        if (child.totalNanos() >= least || root.totalNanos() == 0) {
          next.add(child);
        }
      }
    }
  }

  private void writePosition(Place place, Lines lines) throws IOException {
    FoldedTree node = place.node;
    lines.add(
        "%11s %10s %7s %9s  %s%s%s",
        perRequest(node.totalNanos(), node.isTotalEstimated()),
        perRequest(node.selfNanos(), node.isSelfEstimated()),
        Figures.share(node.totalNanos(), root.totalNanos()),
        mark + Figures.perRequest(node.calls(), requests),
        indent(place.level),
        TerminalText.escape(node.method.location()),
        node.recursive() ? " (recursive)" : "");
  }

  /** One line for this position and those of its siblings that are not shown: they come last. */
  private void writeRest(Place first, Deque<Place> open, Lines lines) throws IOException {
    int more = 1;
    boolean small = first.node.totalNanos() < least;
    long total = first.node.totalNanos();
    Deque<Place> later = new ArrayDeque<>();
    while (!open.isEmpty() && open.getFirst().level == first.level) {
      Place sibling = open.pop();
      if (shown.contains(sibling.node)) {
        later.addLast(sibling);
        continue;
      }
      more++;
      small &= sibling.node.totalNanos() < least;
      total += sibling.node.totalNanos();
    }
    while (!later.isEmpty()) {
      open.push(later.removeLast());
    }
    lines.add(
        "%11s %10s %7s %9s  %s... %d more%s",
        perRequest(total, false),
        "",
        Figures.share(total, root.totalNanos()),
        "",
        indent(first.level),
        more,
        small ? " below 1 %" : "");
  }

  private String perRequest(long nanos, boolean estimated) {
    return Figures.millis((double) nanos / Math.max(1, requests), estimated);
  }

  private static String indent(int level) {
    return level <= MAX_INDENTED_LEVELS
        ? "  ".repeat(level)
        : "  ".repeat(MAX_INDENTED_LEVELS) + "[" + level + "] ";
  }
}
