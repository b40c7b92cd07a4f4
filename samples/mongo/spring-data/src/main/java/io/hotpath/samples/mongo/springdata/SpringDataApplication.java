package io.hotpath.samples.mongo.springdata;

import com.mongodb.ConnectionString;
import io.hotpath.samples.mongo.launch.Launcher;
import io.hotpath.samples.mongo.launch.TextServlet;
import jakarta.servlet.http.HttpServlet;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The main class; started by tests as a child JVM. */
public final class SpringDataApplication {

  private SpringDataApplication() {}

  public static void main(String[] args) throws Exception {
    Launcher.serve(SpringDataApplication::servlets);
  }

  static Map<String, HttpServlet> servlets(String mongoUri) {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.registerBean(ConnectionString.class, () -> new ConnectionString(mongoUri));
    context.register(DatabaseConfiguration.class);
    context.refresh();
    Shelf shelf = context.getBean(Shelf.class);
    shelf.fill();
    return Map.of(
        "/findOne", new TextServlet(shelf::findOne),
        "/template", new TextServlet(shelf::template),
        "/nplus1", new TextServlet(shelf::nPlusOne),
        "/save", new TextServlet(shelf::save));
  }
}
