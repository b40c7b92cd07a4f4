package io.hotpath.it;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Prints what the child JVMs wrote when a test failed. */
final class ShowChildren implements AfterEachCallback {

  @Override
  public void afterEach(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      System.err.println("Children of the failed " + context.getDisplayName() + ":");
      Child.takeStarted().forEach(child -> System.err.println(child.described() + "\n"));
    }
  }
}
