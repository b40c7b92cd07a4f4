package io.hotpath.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.hotpath.profile.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

final class SamplesTest {

  private static final int QUERIES = 150;
  private static final BsonDocument COMMAND =
      BsonDocument.parse("{find: 'items', filter: {sku: 7}, lsid: {id: 1}}");

  private final Samples samples = new Samples();

  private static Query query(int number) {
    return new Query("shop.items", "find", "{f" + number + ": ?}");
  }

  /** The thread that asks takes what is there while requests go on asking. */
  @Test
  void take_whileDueIsCalled_givesEachQueryOnce() throws Exception {
    ExecutorService requests = Executors.newFixedThreadPool(4);
    for (int thread = 0; thread < 4; thread++) {
      requests.execute(
          () -> {
            for (int i = 0; i < 200 * QUERIES; i++) {
              samples.take(query(i / 200), COMMAND);
            }
          });
    }
    requests.shutdown();
    List<Query> asked = new ArrayList<>();
    while (!requests.isTerminated()) {
      samples.due().forEach(sample -> asked.add(sample.query()));
    }
    samples.due().forEach(sample -> asked.add(sample.query()));

    assertThat(requests.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    assertThat(asked).hasSize(QUERIES).doesNotHaveDuplicates();
  }

  @Test
  void take_ofAWrite_isNotAsked() {
    samples.take(new Query("shop.items", "update", "{sku: ?}"), COMMAND);
    samples.take(query(1), BsonDocument.parse("{find: 'items', filter: {$where: 'true'}}"));

    assertThat(samples.due()).isEmpty();
  }

  @Test
  void due_hasTheQuestionAlone() {
    samples.take(query(1), COMMAND);

    assertThat(samples.due())
        .extracting(sample -> sample.command().toJson())
        .containsExactly("{\"find\": \"items\", \"filter\": {\"sku\": 7}}");
    assertThat(samples.due()).isEmpty();
  }
}
