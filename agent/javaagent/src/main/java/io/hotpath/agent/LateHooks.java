package io.hotpath.agent;

import io.hotpath.recorder.Ledger;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Hooks of one kind, made by who first needs them: most JVMs that inherit the flag never do. How
 * they are made is said where they are asked for, so their classes, and that of the lambda, are
 * loaded then.
 *
 * <p>Thread-safe; made once, unless making them fails. Afterwards asking is one reading of a field.
 */
final class LateHooks<H> {

  private final LateCollector collector;
  private final Ledger ledger;
  private volatile @Nullable H made;

  LateHooks(LateCollector collector, Ledger ledger) {
    this.collector = collector;
    this.ledger = ledger;
  }

  /**
   * The hooks.
   *
   * @param constructor theirs; one that holds nothing, since the hot path comes here
   */
  H get(BiFunction<LateCollector, Ledger, H> constructor) {
    H known = made;
    return known == null ? make(constructor) : known;
  }

  private synchronized H make(BiFunction<LateCollector, Ledger, H> constructor) {
    H known = made;
    if (known == null) {
      known = constructor.apply(collector, ledger);
      made = known;
    }
    return known;
  }
}
