package io.hotpath.samples.mongo.springdata;

import java.util.Optional;
import org.springframework.data.mongodb.repository.MongoRepository;

/** Queries derived from names. */
public interface ItemRepository extends MongoRepository<Item, Integer> {

  Optional<Item> findBySku(String sku);
}
