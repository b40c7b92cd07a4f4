package io.hotpath.samples.mongo.driver;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Runs the operation of a path. The answer says what came of it, or {@code failed} and the class of
 * the driver's exception with status 500; {@value #NANOS} says how long the operation took.
 */
public final class DriverServlet extends HttpServlet {

  /** Header of every answer. */
  public static final String NANOS = "Operation-Nanos";

  private final transient Map<String, Operation> operations = new TreeMap<>();

  DriverServlet(MongoClient client, MongoDatabase database) {
    Reads reads = new Reads(database);
    Writes writes = new Writes(database);
    Flows flows = new Flows(client, database);
    Marked marked = new Marked(database);
    Mixed mixed = new Mixed(database);
    operations.put("/findOne", reads::findOne);
    operations.put("/find", reads::find);
    operations.put("/nplus1", reads::nPlusOne);
    operations.put("/duplicates", reads::duplicates);
    operations.put("/paging", reads::paging);
    operations.put("/aggregate", reads::aggregate);
    operations.put("/distinct", reads::distinct);
    operations.put("/count", reads::count);
    operations.put("/estimate", reads::estimate);
    operations.put("/cursorClosedEarly", reads::cursorClosedEarly);
    operations.put("/insertMany", writes::insertMany);
    operations.put("/bulk", writes::bulk);
    operations.put("/update", writes::update);
    operations.put("/upsert", writes::upsert);
    operations.put("/delete", writes::delete);
    operations.put("/findAndModify", writes::findAndModify);
    operations.put("/fail", writes::fail);
    operations.put("/retry", flows::retry);
    operations.put("/transaction", flows::transaction);
    operations.put("/async", flows::async);
    operations.put("/startup", flows::startup);
    operations.put("/marked", marked::everywhere);
    operations.put("/mixed", mixed::run);
    operations.put("/mixedReads", mixed::reads);
    operations.put("/mixedWrites", mixed::writes);
  }

  Set<String> paths() {
    return operations.keySet();
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    Operation operation = operations.get(request.getServletPath());
    if (operation == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType("text/plain;charset=UTF-8");
    long start = System.nanoTime();
    String text;
    try {
      text = operation.run(new Arguments(request));
    } catch (MongoException e) {
      text = "failed " + e.getClass().getSimpleName();
      response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    }
    response.setHeader(NANOS, Long.toString(System.nanoTime() - start));
    response.getWriter().write(text);
  }
}
