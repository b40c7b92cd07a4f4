package io.hotpath.servlet.show;

import java.io.IOException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** Where a page goes: the container's writer, which encodes, or its stream, which does not. */
interface PageOut {

  /** Writes a part of the page to the container. */
  void send(String part) throws IOException;

  /** How {@code </body>} looks in the page. */
  String bodyEnd(CharSequence page);

  /** Bytes of a part of the page that stands behind another. */
  long size(CharSequence before, CharSequence part);

  /** HTML in ASCII, as it stands in the page. */
  String encoded(CharSequence page, String html);

  /** Whether HTML can be inserted into text of this charset. */
  boolean knows(@Nullable Charset charset);
}
