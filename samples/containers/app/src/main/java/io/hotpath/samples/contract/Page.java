package io.hotpath.samples.contract;

/** The page that the HTML servlets answer with; calls {@link Work#leaf} once. */
final class Page {
  private Page() {}

  static String html(String charset) {
    int number = Work.leaf(1);
    return """
        <!DOCTYPE html>
        <html>
        <head><meta charset="%s"><title>Größe</title></head>
        <body>
        <p>Übermäßig schöne Äpfel: %d</p>
        </body>
        </html>
        """
        .formatted(charset, number);
  }
}
