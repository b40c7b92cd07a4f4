package io.hotpath.it.budget;

/** The smallest of applications. */
public final class Greeting {

  public static final String TEXT = "good day";

  private Greeting() {}

  public static void main(String[] arguments) {
    System.out.println(TEXT);
  }
}
