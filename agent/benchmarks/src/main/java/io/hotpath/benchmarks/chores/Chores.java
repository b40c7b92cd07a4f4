package io.hotpath.benchmarks.chores;

import io.hotpath.benchmarks.request.HandMadeRequest;
import jakarta.servlet.GenericServlet;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * A servlet that counts the words of a text, sorts and prints them, and multiplies matrices: some
 * methods take nanoseconds, some a millisecond. Serves itself for as long as it is told.
 */
public final class Chores extends GenericServlet {

  private static final long serialVersionUID = 1L;

  private static final int WORDS = 4_000;
  private static final int SIZE = 48;
  private static final double SECOND = 1e9;

  private final String text = text(new Random(1));
  private final double[][] matrix = matrix(new Random(2));
  private double result;

  /**
   * Arguments: seconds to warm up, and seconds to work. Prints what came of it, and the CPU
   * nanoseconds of a request once warm.
   */
  public static void main(String[] arguments) throws Exception {
    Chores chores = new Chores();
    HandMadeRequest http = new HandMadeRequest("/chores");
    serve(chores, http, Integer.parseInt(arguments[0]));
    long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    long requests = serve(chores, http, Integer.parseInt(arguments[1]));
    long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
    // The result is said, lest nobody needs the work.
    System.out.println(chores.result + " " + used / requests);
  }

  private static long serve(Chores chores, HandMadeRequest http, int seconds) throws Exception {
    long end = System.nanoTime() + (long) (seconds * SECOND);
    long requests = 0;
    while (System.nanoTime() - end < 0) {
      chores.service(http.request(), http.response());
      requests++;
    }
    return requests;
  }

  @Override
  public void service(ServletRequest request, ServletResponse response) {
    Map<String, Integer> counts = countWords();
    String[] words = sorted(counts);
    result += print(words, counts).length() + multiply(matrix, matrix)[1][1] + checksum(text);
  }

  private Map<String, Integer> countWords() {
    Map<String, Integer> counts = new HashMap<>();
    int from = 0;
    for (int at = 0; at < text.length(); at++) {
      if (isBlank(text.charAt(at))) {
        add(text.substring(from, at), counts);
        from = at + 1;
      }
    }
    return counts;
  }

  private static boolean isBlank(char character) {
    boolean blank = character == ' ';
    return blank || Character.isWhitespace(character);
  }

  private static void add(String word, Map<String, Integer> counts) {
    counts.merge(lower(word), 1, Integer::sum);
  }

  private static String lower(String word) {
    char[] lower = new char[word.length()];
    for (int i = 0; i < lower.length; i++) {
      lower[i] = Character.toLowerCase(word.charAt(i));
    }
    return new String(lower);
  }

  private static String[] sorted(Map<String, Integer> counts) {
    String[] words = counts.keySet().toArray(new String[0]);
    Arrays.sort(words, (one, other) -> compare(counts, one, other));
    return words;
  }

  private static int compare(Map<String, Integer> counts, String one, String other) {
    int order = Integer.compare(count(counts, other), count(counts, one));
    return order != 0 ? order : one.compareTo(other);
  }

  private static int count(Map<String, Integer> counts, String word) {
    Integer count = counts.get(word);
    return count == null ? 0 : count;
  }

  private static String print(String[] words, Map<String, Integer> counts) {
    StringBuilder out = new StringBuilder();
    for (String word : words) {
      row(out, word, count(counts, word));
    }
    return out.toString();
  }

  private static void row(StringBuilder out, String word, int count) {
    escape(out, word);
    for (int i = word.length(); i < 12; i++) {
      out.append(' ');
    }
    out.append(count).append('\n');
  }

  private static void escape(StringBuilder out, String word) {
    for (int i = 0; i < word.length(); i++) {
      char character = word.charAt(i);
      out.append(character == '<' ? "&lt;" : String.valueOf(character));
    }
  }

  private static double[][] multiply(double[][] one, double[][] other) {
    double[][] product = new double[SIZE][SIZE];
    for (int row = 0; row < SIZE; row++) {
      for (int column = 0; column < SIZE; column++) {
        product[row][column] = cell(one, other, row, column);
      }
    }
    return product;
  }

  private static double cell(double[][] one, double[][] other, int row, int column) {
    double sum = 0;
    for (int i = 0; i < SIZE; i++) {
      sum += one[row][i] * other[i][column];
    }
    return sum;
  }

  private static int checksum(String text) {
    int sum = 1;
    for (int from = 0; from < text.length(); from += 64) {
      sum = mix(sum, text, from, Math.min(text.length(), from + 64));
    }
    return sum;
  }

  private static int mix(int sum, String text, int from, int until) {
    int mixed = sum;
    for (int i = from; i < until; i++) {
      mixed = mixed * 31 + text.charAt(i) ^ mixed >>> 7;
    }
    return mixed;
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < WORDS; i++) {
      for (int letter = 0; letter < 2 + random.nextInt(3); letter++) {
        text.append((char) ('A' + random.nextInt(6)));
      }
      text.append(' ');
    }
    return text.toString();
  }

  private static double[][] matrix(Random random) {
    double[][] matrix = new double[SIZE][SIZE];
    for (double[] row : matrix) {
      Arrays.setAll(row, i -> random.nextDouble());
    }
    return matrix;
  }
}
