package io.hotpath.benchmarks.request;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** A container's request, as far as the agent asks it. Used again and again, by one thread. */
public final class HandMadeRequest {

  private final String path;
  private final Map<String, Object> attributes = new HashMap<>();
  private final HttpServletRequest request = proxy(HttpServletRequest.class);
  private final HttpServletResponse response = proxy(HttpServletResponse.class);

  public HandMadeRequest(String path) {
    this.path = path;
  }

  public HttpServletRequest request() {
    return request;
  }

  public HttpServletResponse response() {
    return response;
  }

  private <T> T proxy(Class<T> type) {
    Object made =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getAttribute" -> attributes.get((String) arguments[0]);
                  case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                  case "removeAttribute" -> attributes.remove((String) arguments[0]);
                  case "getDispatcherType" -> DispatcherType.REQUEST;
                  case "getMethod" -> "GET";
                  case "getRequestURI", "getServletPath" -> path;
                  case "getContextPath" -> "";
                  case "getStatus" -> 200;
                  case "isAsyncStarted", "isAsyncSupported", "isCommitted" -> false;
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "equals" -> proxy == arguments[0];
                  default -> method.getReturnType() == int.class ? (Object) 0 : null;
                });
    return type.cast(made);
  }
}
