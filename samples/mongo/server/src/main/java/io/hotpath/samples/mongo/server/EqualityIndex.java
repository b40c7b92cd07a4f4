package io.hotpath.samples.mongo.server;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.EmptyIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the documents that have a value in the index's first field, in elements of arrays as well.
 * The collection looks at what is found, so further conditions need no index. Locked by the
 * collection.
 */
final class EqualityIndex extends EmptyIndex<Integer> {

  private final String field;

  /** In the order of positions, as the collection itself would find them. */
  private final Map<Object, Set<Integer>> positions = new HashMap<>();

  /** By {@code _id}: the base does not say where a document is that is removed. */
  private final Map<Object, Integer> byId = new HashMap<>();

  EqualityIndex(String name, List<IndexKey> keys) {
    super(name, keys);
    field = keys.get(0).getKey();
  }

  @Override
  public void add(Document document, Integer position, MongoCollection<Integer> collection) {
    for (KeyValue key : getKeyValues(document)) {
      positions.computeIfAbsent(known(key.get(0)), value -> new TreeSet<>()).add(position);
    }
    byId.put(known(document.get("_id")), position);
  }

  @Override
  public @Nullable Integer remove(Document document) {
    Integer position = byId.remove(known(document.get("_id")));
    if (position != null) {
      for (KeyValue key : getKeyValues(document)) {
        positions.getOrDefault(known(key.get(0)), Set.of()).remove(position);
      }
    }
    return super.remove(document);
  }

  @Override
  public void updateInPlace(
      Document before, Document after, Integer position, MongoCollection<Integer> collection) {
    var unused = remove(before);
    add(after, position, collection);
  }

  @Override
  public boolean canHandle(Document query) {
    Object wanted = query.get(field);
    return wanted != null
        && !(wanted instanceof Document)
        && !(wanted instanceof Collection)
        && !BsonRegularExpression.isRegularExpression(wanted);
  }

  @Override
  public Iterable<Integer> getPositions(Document query) {
    return new LinkedHashSet<>(positions.getOrDefault(known(query.get(field)), Set.of()));
  }

  /** Absent and null are one value. */
  private static Object known(@Nullable Object value) {
    Object normalized = new KeyValue(value).normalized().get(0);
    return normalized == null ? "(null)" : normalized;
  }
}
