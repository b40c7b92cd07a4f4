package io.hotpath.levels;

import java.util.stream.Collectors;

/** Whether an order makes sense at all, whatever else is changed. */
final class OrderCheck {

  private OrderCheck() {}

  static void check(LevelOrder order) throws Refusal {
    LogContext context = order.context().context();
    if (order.level() != null && !context.levels().contains(order.level())) {
      throw wrong(
          order.level() + " is not a level of " + context.library() + ": use " + levels(context));
    }
    if (order.ttl().isNegative() || order.ttl().compareTo(Levels.MAX_TTL) > 0) {
      throw wrong("ttl is from PT1S to PT24H, or PT0S for ever");
    }
    for (String logger : order.loggers()) {
      checkLogger(order, context, logger);
    }
  }

  private static void checkLogger(LevelOrder order, LogContext context, String logger)
      throws Refusal {
    if (logger.equals(LogContext.ROOT)) {
      if (order.level() == null) {
        throw wrong("ROOT has nothing to inherit from: use " + levels(context));
      }
      if (order.level() == Level.TRACE && !order.force()) {
        throw wrong("ROOT at TRACE logs everything of everybody: add \"force\": true to mean it");
      }
    } else if (!LoggerNames.isValid(logger) && !context.exists(logger)) {
      throw wrong(
          "a new logger's name has letters, digits, _ $ - and single dots, at most "
              + LoggerNames.MAX
              + " characters");
    }
  }

  private static String levels(LogContext context) {
    return context.levels().stream().map(Level::name).collect(Collectors.joining(", "));
  }

  private static Refusal wrong(String reason) {
    return new Refusal(Refusal.Kind.WRONG, reason);
  }
}
