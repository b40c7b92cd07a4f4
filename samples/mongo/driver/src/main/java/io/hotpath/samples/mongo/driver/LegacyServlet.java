package io.hotpath.samples.mongo.driver;

import com.mongodb.BasicDBObject;
import com.mongodb.DB;
import com.mongodb.DBCollection;
import com.mongodb.DBObject;
import com.mongodb.MongoClient;
import com.mongodb.MongoClientURI;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** The driver's first API, which 5.x still has: a find of many, a find of one, a count. */
final class LegacyServlet extends HttpServlet {

  private final transient DBCollection items;

  @SuppressWarnings("deprecation")
  LegacyServlet(String mongoUri, String database) {
    DB legacy = new MongoClient(new MongoClientURI(mongoUri)).getDB(database);
    items = legacy.getCollection("items");
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    List<DBObject> found = items.find(new BasicDBObject("group", 3)).toArray(); // line legacyFind
    DBObject one = items.findOne(new BasicDBObject("sku", "sku-7"));
    long count = items.count(new BasicDBObject("group", 4));
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().write("legacyFind " + found.size() + " " + one.get("price") + " " + count);
  }
}
