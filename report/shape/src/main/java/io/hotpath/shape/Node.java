package io.hotpath.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a shape's text, as {@link ShapeParser} reads it. Immutable; {@code toString()} is the
 * text again.
 */
public sealed interface Node {

  /**
   * What stands for a value: {@code ?}, {@code null}, {@code true}, {@code false}, {@code 1},
   * {@code -1}, {@code 0}, a regular expression {@code /^?/}, {@code /?/}, {@code /?/i}, or {@code
   * ...} for what is nested too deep.
   */
  record Value(String text) implements Node {

    /** {@code ?}: some value. */
    public static final Value ANY = new Value("?");

    public static final Value NULL = new Value("null");

    /** {@code ...}: nested too deep to be shown. */
    public static final Value DEEP = new Value("...");

    /** Whether it is one of the three forms of regular expressions. */
    public boolean isRegex() {
      return text.startsWith("/");
    }

    /** Whether it is a regular expression that an index can find by the start of the string. */
    public boolean isAnchoredRegex() {
      return text.equals("/^?/");
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** A path {@code $a.b}, a variable {@code $$ROOT}, or a name of a collection, field or index. */
  record Name(String name) implements Node {

    /** Whether it is a path into the document: {@code $a.b}, not {@code $$ROOT}. */
    public boolean isPath() {
      return name.startsWith("$") && !name.startsWith("$$");
    }

    @Override
    public String toString() {
      return ShapePrinter.print(this);
    }
  }

  /** An embedded document to be equal to, {@code {=a, b}}: its names in order. */
  record Exact(List<String> names) implements Node {
    public Exact {
      names = List.copyOf(names);
    }

    @Override
    public String toString() {
      return ShapePrinter.print(this);
    }
  }

  /** A document. A name can be there more than once. */
  record Document(List<Field> fields) implements Node {
    public Document {
      fields = List.copyOf(fields);
    }

    /** The first value of this name, or null. */
    public @Nullable Node get(String name) {
      for (Field field : fields) {
        if (field.name().equals(name)) {
          return field.value();
        }
      }
      return null;
    }

    @Override
    public String toString() {
      return ShapePrinter.print(this);
    }
  }

  /**
   * A field of a document.
   *
   * @param name decoded, as it is in the database
   */
  record Field(String name, Node value) {

    /** Stands for the fields of a filter that is nested too deep to be shown: {@code {...}}. */
    public static final Field DEEP = new Field("...", Value.DEEP);

    /** Whether this is {@link #DEEP}, and no field that is named so. */
    @SuppressWarnings("ReferenceEquality")
    public boolean isDeep() {
      return this == DEEP;
    }
  }

  /** An array; equal elements that follow each other are there once. */
  record Array(List<Node> items) implements Node {
    public Array {
      items = List.copyOf(items);
    }

    @Override
    public String toString() {
      return ShapePrinter.print(this);
    }
  }

  /** A branch of {@code $and}, {@code $or} or {@code $nor} that is there twice or more. */
  record Repeated(Node item) implements Node {
    @Override
    public String toString() {
      return item + "*";
    }
  }

  /** Stages in order: {@code [$match {..}, $limit]}. */
  record Pipeline(List<Stage> stages) implements Node {
    public Pipeline {
      stages = List.copyOf(stages);
    }

    @Override
    public String toString() {
      return ShapePrinter.print(this);
    }
  }
}
