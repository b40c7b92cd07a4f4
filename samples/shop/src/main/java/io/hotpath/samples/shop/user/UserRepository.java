package io.hotpath.samples.shop.user;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.util.Base64;
import java.util.Optional;
import org.bson.Document;

/** Reads accounts and checks their passwords. The login uses it. */
public final class UserRepository {
  private final MongoCollection<Document> users;

  /** Reads from the collection "users" of the shop's database. */
  public UserRepository(MongoDatabase database) {
    this.users = database.getCollection("users");
  }

  /** The account with this login, if the password is right. */
  public Optional<User> authenticate(String login, String password) {
    return Optional.ofNullable(users.find(Filters.eq("_id", login)).first())
        .filter(document -> passwordMatches(document, password))
        .map(UserRepository::toUser);
  }

  private static boolean passwordMatches(Document document, String password) {
    byte[] salt = Base64.getDecoder().decode(document.getString("salt"));
    return PasswordHash.matches(password, salt, document.getString("hash"));
  }

  private static User toUser(Document document) {
    return new User(
        document.getString("_id"), document.getString("displayName"), document.getBoolean("admin"));
  }
}
