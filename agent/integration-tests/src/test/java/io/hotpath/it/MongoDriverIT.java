package io.hotpath.it;

import org.junit.jupiter.api.Nested;

/** The contract with each version of the driver that is kept for the tests. */
final class MongoDriverIT {

  /** On the simulated server. */
  private abstract static class Simulated extends MongoOperationsContract {
    Simulated(String driver) {
      super(driver);
    }

    @Override
    MongoTarget target() {
      return MongoTarget.ofReplicaSet();
    }
  }

  /** The floor: no operation ids. */
  @Nested
  final class Driver312 extends Simulated {
    Driver312() {
      super("3.12");
    }
  }

  /** The floor in its one jar, which most old applications have. */
  @Nested
  final class Driver312InOneJar extends Simulated {
    Driver312InOneJar() {
      super("3.12-uber");
    }
  }

  /** The last line before operation ids and pool events with times. */
  @Nested
  final class Driver44 extends Simulated {
    Driver44() {
      super("4.4");
    }
  }

  @Nested
  final class Driver411 extends Simulated {
    Driver411() {
      super("4.11");
    }
  }

  @Nested
  final class Driver5 extends Simulated {
    Driver5() {
      super("5");
    }
  }

  /** The latest on a real server, where one is named by {@code it.mongo.uri}. */
  @Nested
  final class Driver5OnARealServer extends MongoOperationsContract {
    Driver5OnARealServer() {
      super("5");
    }

    @Override
    MongoTarget target() {
      return MongoTarget.real();
    }
  }
}
