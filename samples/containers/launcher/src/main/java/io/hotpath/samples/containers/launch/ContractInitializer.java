package io.hotpath.samples.containers.launch;

import io.hotpath.samples.contract.ContractApplication;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Registers the contract application with a container that deploys no WAR. Called by the container
 * while its context starts.
 */
public final class ContractInitializer implements ServletContainerInitializer {
  private final LaunchOptions options;

  public ContractInitializer(LaunchOptions options) {
    this.options = options;
  }

  @Override
  public void onStartup(@Nullable Set<Class<?>> unused, ServletContext context) {
    ExtraFilter extra = options.extraFilter();
    if (extra != null) {
      extra.register(context);
    }
    ContractApplication.register(context);
  }
}
