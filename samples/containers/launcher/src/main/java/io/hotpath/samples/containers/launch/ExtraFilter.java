package io.hotpath.samples.containers.launch;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A filter from the class path that the application knows nothing of, as a drop-in jar is tried.
 *
 * @param className the filter's class
 * @param parameters its init parameters
 */
public record ExtraFilter(String className, Map<String, String> parameters) {
  private static final String PROPERTY = "extra.filter";
  private static final String PARAMETER_PREFIX = PROPERTY + ".param.";

  static @Nullable ExtraFilter fromSystemProperties() {
    String className = System.getProperty(PROPERTY);
    if (className == null) {
      return null;
    }
    Map<String, String> parameters = new TreeMap<>();
    for (String name : System.getProperties().stringPropertyNames()) {
      if (name.startsWith(PARAMETER_PREFIX)) {
        parameters.put(name.substring(PARAMETER_PREFIX.length()), System.getProperty(name));
      }
    }
    return new ExtraFilter(className, parameters);
  }

  /** Registers the filter; it comes before every filter registered later. */
  void register(ServletContext context) {
    FilterRegistration.Dynamic filter = context.addFilter("ExtraFilter", className);
    filter.setInitParameters(parameters);
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR), true, "/*");
  }
}
