package io.hotpath.shape;

/** What is written while one command is read; shared by all who write parts of it. */
final class Draft {

  /** Documents and arrays inside each other that are looked into. */
  static final int MAX_LEVELS = 40;

  final TextBuffer text = new TextBuffer();
  final SortedPieces sorted = new SortedPieces(text);
  final Sequences sequences = new Sequences(text);
  final NameText names = new NameText(text);
  final Values values = new Values();
  private int levels;

  void clear() {
    text.clear();
    sorted.clear();
    sequences.clear();
    values.clear();
    levels = 0;
  }

  /** Whether a document or array is nested too deep to be entered. */
  boolean isDeep() {
    return levels == MAX_LEVELS;
  }

  void enter(DocumentReader in) {
    in.enter();
    levels++;
  }

  void leave(DocumentReader in) {
    in.leave();
    levels--;
  }

  /** {@code ?} for the value, whatever it is. */
  void literal(DocumentReader in) {
    text.append('?');
    values.literal(in.hash());
  }
}
