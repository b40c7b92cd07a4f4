package io.hotpath.samples.shop.demo;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Random;

/** Sends the requests of one visitor at a time and compares each status with the expected one. */
final class Browser {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int MAX_PAUSE_MILLIS = 20;

  private final URI shop;
  private final LoadTally tally;
  private final Random random;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(TIMEOUT)
          .build();

  Browser(URI shop, LoadTally tally, Random random) {
    this.shop = shop;
    this.tally = tally;
    this.random = random;
  }

  /** Forgets the session: the next request comes from a new visitor. */
  void forget() {
    cookies.getCookieStore().removeAll();
  }

  /** The body of the answer, whatever its status. */
  String get(String path, int expectedStatus) throws InterruptedException {
    return send(HttpRequest.newBuilder(shop.resolve(path)).GET(), expectedStatus);
  }

  void post(String path, String form, int expectedStatus) throws InterruptedException {
    send(
        HttpRequest.newBuilder(shop.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)),
        expectedStatus);
  }

  private String send(HttpRequest.Builder builder, int expectedStatus) throws InterruptedException {
    if (!tally.admit()) {
      throw new LoadOver();
    }
    HttpRequest request = builder.timeout(TIMEOUT).build();
    String line = request.method() + " " + request.uri().getPath();
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      tally.answered();
      if (response.statusCode() != expectedStatus) {
        tally.error(line + ": " + response.statusCode() + " instead of " + expectedStatus);
      }
      // Visitors read. Without a pause the demo would measure how full the machine can be.
      Thread.sleep(random.nextInt(MAX_PAUSE_MILLIS));
      return response.body();
    } catch (IOException failure) {
      tally.error(line + ": " + failure);
      return "";
    }
  }
}
