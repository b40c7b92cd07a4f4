package io.hotpath.samples.mongo.driver;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.List;
import org.bson.Document;

/**
 * The three methods of a collection that the same class file cannot call in all versions: they
 * return nothing up to 3.12 and a result from 4.0 on.
 */
final class Inserts {

  private static final MethodHandle ONE = find("insertOne", Object.class);
  private static final MethodHandle ONE_IN_SESSION =
      find("insertOne", ClientSession.class, Object.class);
  private static final MethodHandle MANY = find("insertMany", List.class);

  private Inserts() {}

  static void one(MongoCollection<Document> collection, Document document) {
    call(() -> ONE.invoke(collection, document));
  }

  static void one(ClientSession session, MongoCollection<Document> collection, Document document) {
    call(() -> ONE_IN_SESSION.invoke(collection, session, document));
  }

  static void many(MongoCollection<Document> collection, List<Document> documents) {
    call(() -> MANY.invoke(collection, documents));
  }

  private interface Call {
    void run() throws Throwable;
  }

  private static void call(Call call) {
    try {
      call.run();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("the driver throws unchecked exceptions only", e);
    }
  }

  private static MethodHandle find(String name, Class<?>... parameters) {
    try {
      MethodHandle method =
          MethodHandles.publicLookup().unreflect(MongoCollection.class.getMethod(name, parameters));
      return method.asType(method.type().changeReturnType(void.class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("every driver has " + name, e);
    }
  }
}
