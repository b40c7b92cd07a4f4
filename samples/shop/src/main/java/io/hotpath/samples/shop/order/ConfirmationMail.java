package io.hotpath.samples.shop.order;

import io.hotpath.samples.shop.web.HtmlBuilder;
import io.hotpath.samples.shop.web.PriceFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/**
 * Renders the mail that confirms an order and "sends" it: writes it to a file and waits as long as
 * a mail server nearby would take. Checkout uses it.
 */
public final class ConfirmationMail {
  private static final long MAIL_SERVER_MILLIS = 40;

  private final Path directory;

  /** Writes the mails into the directory, which need not exist yet. */
  public ConfirmationMail(Path directory) {
    this.directory = directory;
  }

  void send(Order order) {
    String message = render(order);
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve("order-" + order.number() + ".eml"), message);
      Thread.sleep(MAIL_SERVER_MILLIS);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot send the mail of order " + order.number(), failure);
    } catch (InterruptedException stopped) {
      // The mail is written: what is cut short is only the wait.
      Thread.currentThread().interrupt();
    }
  }

  private static String render(Order order) {
    return "From: shop@hillside.example\nTo: "
        + order.customer()
        + "@customer.example\nSubject: Your order "
        + order.number()
        + "\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n"
        + "Content-Transfer-Encoding: base64\n\n"
        + encode(renderBody(order));
  }

  private static String renderBody(Order order) {
    HtmlBuilder body = new HtmlBuilder();
    body.element("h1", "Thank you for your order " + order.number());
    LineTable.append(body, order.lines());
    for (OrderLine line : order.lines()) {
      body.element("p", line.name() + " abroad: " + PriceFormat.formatAbroad(line.totalCents()));
    }
    return body.toString();
  }

  private static String encode(String body) {
    return Base64.getMimeEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8));
  }
}
