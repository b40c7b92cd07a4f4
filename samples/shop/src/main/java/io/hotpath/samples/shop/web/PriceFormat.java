package io.hotpath.samples.shop.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Writes amounts of money. Every list of products, the cart and the mails use it. */
public final class PriceFormat {
  private static final Map<String, BigDecimal> RATES = rates();

  private PriceFormat() {}

  /** The amount in the shop's own currency. */
  public static String format(long cents) {
    return write(BigDecimal.valueOf(cents, 2), Currency.getInstance("EUR"), Locale.GERMANY);
  }

  /** The amount in the currencies of the neighbouring countries, for orientation. */
  public static String formatAbroad(long cents) {
    StringBuilder all = new StringBuilder();
    RATES.forEach((code, rate) -> all.append(separator(all)).append(abroad(cents, code, rate)));
    return all.toString();
  }

  private static String abroad(long cents, String code, BigDecimal rate) {
    BigDecimal amount = BigDecimal.valueOf(cents, 2).multiply(rate);
    return write(amount.setScale(2, RoundingMode.HALF_UP), Currency.getInstance(code), Locale.UK);
  }

  private static String write(BigDecimal amount, Currency currency, Locale locale) {
    // Story, slow helper in a loop: a new format and two new patterns for every single price.
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(currency);
    return format.format(amount).replaceAll("[\\u00a0\\u202f]", " ").replaceAll("\\s+", " ");
  }

  private static String separator(StringBuilder soFar) {
    return soFar.isEmpty() ? "" : " / ";
  }

  private static Map<String, BigDecimal> rates() {
    Map<String, BigDecimal> rates = new LinkedHashMap<>();
    rates.put("CHF", new BigDecimal("0.94"));
    rates.put("GBP", new BigDecimal("0.86"));
    rates.put("USD", new BigDecimal("1.09"));
    return rates;
  }
}
