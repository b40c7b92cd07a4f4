package io.hotpath.levels;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is changed now, and how it is put back. Guarded by the lock of {@link Levels}. */
final class ChangedLoggers {

  private final LevelAudit audit;
  private final List<ChangedLogger> changed = new ArrayList<>();

  ChangedLoggers(LevelAudit audit) {
    this.audit = audit;
  }

  /** As of now, in the order of the changes. */
  List<ChangedLogger> all() {
    return List.copyOf(changed);
  }

  /** A level was set. */
  void add(ChangedLogger change, LogContext context) {
    changed.add(change);
    if (change.raise() != null) {
      context.gate().add(change.raise());
    }
  }

  @Nullable ChangedLogger find(LogContext context, String logger) {
    return changed.stream().filter(c -> c.isOf(context, logger)).findFirst().orElse(null);
  }

  /** What a reset or the end of an application has undone already. */
  void dropGone() {
    for (ChangedLogger change : List.copyOf(changed)) {
      LogContext context = change.context().get();
      if (context == null || !context.isOpen()) {
        changed.remove(change);
      } else if (context.resets() != change.resets()) {
        forget(change, context);
        context.watch();
        audit.told(change, "is what its configuration says: that was read anew");
      }
    }
  }

  /** Puts a level back, unless somebody else set it meanwhile. */
  void revert(ChangedLogger change, String why) {
    LogContext context = change.context().get();
    if (context == null) {
      changed.remove(change);
      return;
    }
    try {
      forget(change, context);
      String now = context.configured(change.logger());
      String shownNow = LevelAudit.shown(context, change.logger(), now);
      boolean ours = Objects.equals(now, change.set());
      if (ours) {
        context.set(change.logger(), change.baseline());
      }
      context.watch();
      String then = LevelAudit.shown(context, change.logger(), change.baseline());
      audit.told(
          change, shownNow + (ours ? " -> " + then : " stays, somebody else set it") + ": " + why);
    } catch (RuntimeException | LinkageError e) {
      audit.told(change, "could not be put back: " + Audit.shown(e.toString()));
    }
  }

  /** It is no longer ours. */
  void forget(ChangedLogger change, LogContext context) {
    changed.remove(change);
    if (change.raise() != null) {
      context.gate().remove(change.raise());
    }
  }
}
