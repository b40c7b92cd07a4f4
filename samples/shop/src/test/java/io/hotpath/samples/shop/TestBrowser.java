package io.hotpath.samples.shop;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A client with a session of its own that follows no redirects. */
final class TestBrowser {
  private final URI shop;
  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  TestBrowser(URI shop) {
    this.shop = shop;
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(shop.resolve(path)).build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(shop.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build(),
        BodyHandlers.ofString());
  }

  HttpResponse<String> logIn(String login, String password)
      throws IOException, InterruptedException {
    return post("/login", "login=" + login + "&password=" + password);
  }

  static String location(HttpResponse<String> response) {
    return response.headers().firstValue("Location").orElse("none");
  }
}
