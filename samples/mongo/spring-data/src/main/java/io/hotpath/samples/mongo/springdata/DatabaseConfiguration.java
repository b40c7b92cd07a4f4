package io.hotpath.samples.mongo.springdata;

import static java.util.Objects.requireNonNull;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.config.AbstractMongoClientConfiguration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.repository.config.EnableMongoRepositories;

/** The beans; needs one of class {@link ConnectionString}. */
@Configuration(proxyBeanMethods = false)
@EnableMongoRepositories
class DatabaseConfiguration extends AbstractMongoClientConfiguration {

  private final ConnectionString uri;

  DatabaseConfiguration(ConnectionString uri) {
    this.uri = uri;
  }

  @Override
  protected String getDatabaseName() {
    return requireNonNull(uri.getDatabase(), "-Dmongo.uri names no database");
  }

  @Override
  protected void configureClientSettings(MongoClientSettings.Builder builder) {
    builder.applyConnectionString(uri);
  }

  @Bean
  Shelf shelf(MongoTemplate template, ItemRepository repository) {
    return new Shelf(template, repository);
  }
}
