package io.hotpath.agent;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts the bridges into package {@code java.lang}. Apart from {@link Bridge} and {@link LogBridge},
 * which extend them.
 */
final class BridgeDefinition {

  private static final List<String> CLASSES =
      List.of(
          FinallyVisitor.BRIDGE,
          FinallyVisitor.BRIDGE + "$Installed",
          LogMethod.BRIDGE,
          LogMethod.BRIDGE + "$Installed");

  private BridgeDefinition() {}

  /**
   * Defines the bridge with the standard means of an agent: the package is opened to us, the class
   * defined beside {@code Object}. No jar is appended to the boot class path, so CDS archives stay
   * valid.
   */
  static void define(Instrumentation instrumentation) throws IOException, IllegalAccessException {
    Module base = Object.class.getModule();
    Map<String, Set<Module>> opened = Map.of("java.lang", Set.of(Agent.class.getModule()));
    instrumentation.redefineModule(base, Set.of(), Map.of(), opened, Set.of(), Map.of());
    MethodHandles.Lookup lookup =
        MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup());
    for (String name : CLASSES) {
      lookup.defineClass(AgentJar.bytes(name));
    }
  }
}
