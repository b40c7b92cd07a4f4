package io.hotpath.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An application under test: its pages, and the filter as {@code web.xml} would declare it. */
final class Site implements ServletContainerInitializer {

  final Map<Integer, String> errorPages = new LinkedHashMap<>();
  private final Map<String, Page> pages = new LinkedHashMap<>();
  private final Map<String, Filter> filters = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> params = new LinkedHashMap<>();
  private @Nullable Servlet loggersServlet;
  private @Nullable Servlet reportServlet;
  private Map<String, String> loggers = Map.of();

  Site page(String path, Page page) {
    pages.put(path, page);
    return this;
  }

  Site errorPage(int status, String path) {
    errorPages.put(status, path);
    return this;
  }

  Site filter(Filter filter, Map<String, String> initParams) {
    String name = "filter" + filters.size();
    filters.put(name, filter);
    params.put(name, initParams);
    return this;
  }

  Site profiled(Map<String, String> initParams) {
    return filter(new ProfileFilter(), initParams);
  }

  /** The levels, as {@code web.xml} would map them. */
  Site loggers(Servlet servlet, Map<String, String> initParams) {
    loggersServlet = servlet;
    loggers = initParams;
    return this;
  }

  /** The report, with the same parameters. */
  Site report(Servlet servlet, Map<String, String> initParams) {
    reportServlet = servlet;
    loggers = initParams;
    return this;
  }

  @Override
  public void onStartup(Set<Class<?>> classes, ServletContext context) {
    filters.forEach(
        (name, filter) -> {
          FilterRegistration.Dynamic registered = context.addFilter(name, filter);
          registered.setInitParameters(params.get(name));
          registered.setAsyncSupported(true);
          registered.addMappingForUrlPatterns(
              EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR),
              true,
              "/*");
        });
    pages.forEach(
        (path, page) -> {
          ServletRegistration.Dynamic registered = context.addServlet(path, page.servlet());
          registered.setAsyncSupported(true);
          registered.addMapping(path);
        });
    addConsole(context, "loggers", loggersServlet, "/actuator/*");
    addConsole(context, "report", reportServlet, "/hotpath/*");
  }

  private void addConsole(
      ServletContext context, String name, @Nullable Servlet servlet, String path) {
    if (servlet != null) {
      ServletRegistration.Dynamic registered = context.addServlet(name, servlet);
      registered.setInitParameters(loggers);
      registered.addMapping(path);
    }
  }
}
