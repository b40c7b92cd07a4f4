package io.hotpath.servlet.show;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An HTML page that is kept until it is whole, and sent with the table before its last {@code
 * </body>}. What must stay untouched, or becomes larger than {@link #MAX_HELD}, or is written
 * asynchronously, is let through as it came.
 *
 * <p>A page that is flushed is sent on except for what may have to stand behind the table, so that
 * streaming goes on. Bytes are kept as characters of the same number.
 *
 * <p>Synchronized: an application may go on with the response on another thread.
 */
final class HeldPage {

  /** Characters or bytes of a page that is kept. */
  static final int MAX_HELD = 2 << 20;

  private static final int UNDECIDED = 0;
  private static final int HOLDING = 1;
  private static final int STREAMING = 2;
  private static final int PASSING = 3;

  private final PageHead head;
  private final Supplier<String> table;
  private final Runnable beforeCommit;
  private final BiConsumer<String, Throwable> faults;
  private final StringBuilder held = new StringBuilder();
  private @Nullable PageOut out;
  private int state = UNDECIDED;

  HeldPage(
      PageHead head,
      Supplier<String> table,
      Runnable beforeCommit,
      BiConsumer<String, Throwable> faults) {
    this.head = head;
    this.table = table;
    this.beforeCommit = beforeCommit;
    this.faults = faults;
  }

  /** Where the page goes. */
  synchronized void writeTo(PageOut newOut) {
    out = newOut;
  }

  /** Keeps a length that the application sets, as long as the table may change it. */
  synchronized boolean keepsLength(long length) {
    return (state == UNDECIDED || state == HOLDING) && head.keepLength(length);
  }

  /** The length kept, or -1. */
  synchronized long keptLength() {
    return head.keptLength();
  }

  /** Takes what is written; false if it is to be written through. */
  synchronized boolean takes(String part) throws IOException {
    if (!isHolding()) {
      return false;
    }
    held.append(part);
    if (held.length() > MAX_HELD) {
      overflow();
    }
    return true;
  }

  /** As {@link #takes(String)}. */
  synchronized boolean takes(byte[] bytes, int from, int length) throws IOException {
    return state != PASSING && takes(new String(bytes, from, length, StandardCharsets.ISO_8859_1));
  }

  private boolean isHolding() throws IOException {
    if (state == UNDECIDED) {
      state = HOLDING;
      if (out == null || !head.isEligible(out)) {
        pass();
      }
    } else if (state != PASSING && head.isAsync()) {
      pass();
    }
    return state != PASSING;
  }

  private void overflow() throws IOException {
    if (state == STREAMING) {
      releaseSafe();
    }
    if (held.length() > MAX_HELD) {
      pass();
    }
  }

  /** The application flushes: lets go what cannot stand behind the table. */
  synchronized void release() throws IOException {
    if (state == PASSING || !isHolding() || out == null) {
      return;
    }
    if (head.keptLength() >= 0) {
      // The end of such a page is known, and it can only be sent with its table or without.
      if (out.size("", held) == head.keptLength()) {
        complete();
      } else {
        pass();
      }
      return;
    }
    if (state == HOLDING) {
      head.announceTable();
      state = STREAMING;
    }
    releaseSafe();
  }

  private void releaseSafe() throws IOException {
    PageOut current = out;
    if (current != null) {
      int end = BodyEnd.safeLength(held, current.bodyEnd(held));
      write(current, held.substring(0, end));
      held.delete(0, end);
    }
  }

  /** The page is whole. */
  synchronized void complete() throws IOException {
    head.whileWritable(this::completeNow);
  }

  private void completeNow() throws IOException {
    PageOut current = out;
    if (state == STREAMING && current != null) {
      writeWithTable(current, false);
    } else if (state == HOLDING && current != null && isWholePage(current)) {
      writeWithTable(current, true);
    }
    passNow();
  }

  private boolean isWholePage(PageOut current) {
    return !held.isEmpty()
        && head.isEligible(current)
        && (head.keptLength() < 0 || head.keptLength() == current.size("", held));
  }

  private void writeWithTable(PageOut current, boolean first) throws IOException {
    String html = table(current);
    if (html == null) {
      return;
    }
    if (first) {
      head.announceTable();
      head.lengthen(current.size(held, html));
    }
    int end = BodyEnd.last(held, current.bodyEnd(held));
    held.insert(end, html);
  }

  /** As this page needs it, or null if it cannot be made. */
  private @Nullable String table(PageOut current) {
    try {
      return current.encoded(held, table.get());
    } catch (RuntimeException | Error e) {
      faults.accept("table", e);
      return null;
    }
  }

  /** From now on everything is written through, and first what is kept. */
  synchronized void pass() throws IOException {
    head.whileWritable(this::passNow);
  }

  private void passNow() throws IOException {
    if (state == PASSING) {
      return;
    }
    boolean overtaken = state == HOLDING && head.isRedirected();
    state = PASSING;
    String rest = overtaken ? "" : held.toString();
    held.setLength(0);
    held.trimToSize();
    head.passLength();
    if (out != null && !rest.isEmpty()) {
      write(out, rest);
    }
  }

  /** The application failed: what the container had not sent it never sends. */
  synchronized void fail() throws IOException {
    if (state == STREAMING) {
      pass();
    } else {
      discard();
    }
  }

  /** Another answer takes the place of this page. */
  synchronized void discard() {
    state = PASSING;
    held.setLength(0);
    head.passLength();
  }

  /** The application has reset the body. */
  synchronized void forgetBody() {
    held.setLength(0);
  }

  /** The application has reset everything. */
  synchronized void forgetAll() {
    held.setLength(0);
    head.forgetLength();
    out = null;
    state = UNDECIDED;
  }

  private void write(PageOut current, String part) throws IOException {
    beforeCommit.run();
    current.send(part);
  }
}
