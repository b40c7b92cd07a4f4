package io.hotpath.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Fifty secrets go in by every door of a request; none comes out in anything Hotpath writes. */
@ExtendWith(ShowChildren.class)
final class PrivacyIT {

  private static final int SECRETS = 50;

  @TempDir Path folder;

  @Test
  void requests_withSecrets_leaveNoneInAnyOutput() throws Exception {
    Path profiles = folder.resolve("profile");
    List<String> secrets = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    try (Shop shop =
        Shop.start(
            folder,
            List.of(
                "-javaagent:"
                    + Installation.JAR
                    + "=requests=all,log=each,window=1s,dir="
                    + profiles))) {
      for (int i = 0; i < SECRETS; i++) {
        String secret = "s3cr3t" + (7919L * (i + 1)) + "x" + i;
        secrets.add(secret);
        shop.send(plant(shop, i, secret));
      }
      shop.child().terminate();
      outputs.add(shop.child().err());
    }
    outputs.addAll(Profiles.contents(profiles));
    outputs.add(top(profiles, "text"));
    outputs.add(top(profiles, "json"));

    String written = String.join("\n", outputs);
    assertThat(written).contains("GET /search", "POST /login", "GET (not found)");
    assertThat(secrets).noneMatch(written::contains);
  }

  /** Query (which is a Mongo filter too), cookie, headers, body, path parameter, path, session. */
  private static HttpRequest plant(Shop shop, int i, String secret) {
    return switch (i % 8) {
      case 0 -> shop.request("/search?q=" + secret).build();
      case 1 -> shop.request("/?token=" + secret).build();
      case 2 -> shop.request("/cart").header("Cookie", "id=" + secret).build();
      case 3 -> shop.request("/").header("Authorization", "Bearer " + secret).build();
      case 4 -> form(shop, "/login", "login=" + secret + "&password=" + secret);
      case 5 -> shop.request("/catalogue;id=" + secret).build();
      case 6 -> shop.request("/product/" + secret).build();
      default -> shop.request("/").header("X-Forwarded-For", secret).build();
    };
  }

  private static HttpRequest form(Shop shop, String path, String body) {
    return shop.request(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private static String top(Path profiles, String format) throws Exception {
    Child top =
        Child.start(
            List.of(
                Jvm.own().java(),
                "-jar",
                Installation.JAR.toString(),
                "top",
                "--format",
                format,
                profiles.toString()));
    assertThat(top.awaitExit()).as(top::described).isZero();
    return top.out();
  }
}
