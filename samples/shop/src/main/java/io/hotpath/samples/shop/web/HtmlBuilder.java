package io.hotpath.samples.shop.web;

/**
 * Builds HTML from trusted markup and escaped text. Every page uses it, so a value from a visitor
 * or from the database can reach a page only through {@link #text}, which escapes it.
 */
public final class HtmlBuilder {
  private final StringBuilder out = new StringBuilder(4096);

  /** Appends markup written in this project's own source, as it is. */
  public HtmlBuilder markup(String trusted) {
    out.append(trusted);
    return this;
  }

  /** Appends a value as text: whatever it contains, a browser shows it and does not run it. */
  public HtmlBuilder text(Object value) {
    String text = String.valueOf(value);
    for (int i = 0; i < text.length(); i++) {
      appendEscaped(text.charAt(i));
    }
    return this;
  }

  /** Appends {@code <name>text</name>}. */
  public HtmlBuilder element(String name, Object text) {
    return markup("<" + name + ">").text(text).markup("</" + name + ">");
  }

  /** Appends an element that carries a class for the style sheets. */
  public HtmlBuilder element(String name, String cssClass, Object text) {
    markup("<" + name + " class=\"").text(cssClass).markup("\">");
    return text(text).markup("</" + name + ">");
  }

  /** Appends a link. */
  public HtmlBuilder link(String path, Object label) {
    return markup("<a href=\"").text(path).markup("\">").text(label).markup("</a>");
  }

  /** Appends what another builder has built. */
  public HtmlBuilder append(HtmlBuilder other) {
    out.append(other.out);
    return this;
  }

  private void appendEscaped(char c) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      default -> out.append(c);
    }
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
