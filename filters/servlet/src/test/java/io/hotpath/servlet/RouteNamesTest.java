package io.hotpath.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RouteNamesTest {

  @ParameterizedTest
  @CsvSource({
    "/, /",
    "'', /",
    "//, /",
    "/product, /product",
    "/product/, /product/",
    "//product///list, /product/list",
    "/product/12, /product/{n}",
    "/product/0012345678901234567890, /product/{n}",
    "/v1/users, /v1/users",
    "/page2.html, /page2.html",
    "/css/site-print.min.css, /css/site-print.min.css",
    "/order/3f2504e0-4f89-11d3-9a0c-0305e82c3301, /order/{uuid}",
    "/order/3F2504E0-4F89-11D3-9A0C-0305E82C3301, /order/{uuid}",
    "/user/a1b2c3, /user/{x}",
    "/commit/deadbeef, /commit/{x}",
    "/mail/ann@example.org, /mail/{x}",
    "/a;jsessionid=secret/b;x=1, /a/b",
    "/getCustomerOrderList, /getCustomerOrderList",
    "/reset/qWeRtYuIoPaS, /reset/{x}",
    "/reset/abcdefghijklmnopqrstuvwxyz, /reset/{x}",
    "/caf%C3%A9, /{x}",
    "/%2e%2e/etc, /{x}/etc",
    "/../../etc/passwd, /{x}/{x}/etc/passwd",
    "/a%00b, /{x}",
    "/<script>, /{x}",
    "/user/2024-11-23, /user/{x}",
  })
  void path_folded_hasNoValues(String path, String name) {
    assertThat(RouteNames.folded(path)).isEqualTo(name);
  }

  @Test
  void controlCharacters_folded_areNotInTheName() {
    assertThat(RouteNames.folded("/a\nb/\u001b[31m/\u202e")).isEqualTo("/{x}/{x}/{x}");
  }

  @Test
  void longPath_folded_isCut() {
    assertThat(RouteNames.folded("/a".repeat(100_000)))
        .isEqualTo("/a".repeat(16) + "/...")
        .hasSizeLessThan(40);
    assertThat(RouteNames.folded("/" + "a".repeat(100_000))).isEqualTo("/{x}");
  }

  @ParameterizedTest
  @CsvSource({"GET, GET (not found)", "BREW, OTHER (not found)", "get, OTHER (not found)"})
  void notFound_anyPath_sharesOneNameForItsMethod(String method, String name) {
    assertThat(RouteNames.withStatus("GET /wp-admin", method, 404)).isEqualTo(name);
    assertThat(RouteNames.withStatus("GET /a", method, 200)).isEqualTo("GET /a");
  }
}
