package io.hotpath.diff;

import io.hotpath.profile.Latencies;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;

/**
 * Latencies with weights, of one route or of several mixed. Microseconds, rising. Immutable.
 *
 * <p>A resample (Poisson bootstrap) stands for another measurement of the same application: each
 * request is there as often as chance would have it.
 */
final class Sample {

  private static final double MANY = 30;

  private final double[] micros;
  private final double[] requests;
  private final double[] weights;

  private Sample(double[] micros, double[] requests, double[] weights) {
    this.micros = micros;
    this.requests = requests;
    this.weights = weights;
  }

  /** The latencies of a histogram, each request with this weight. */
  static Sample of(Histogram histogram, double weight) {
    long[] pairs = Latencies.pairs(histogram);
    double[] micros = new double[pairs.length / 2];
    double[] requests = new double[micros.length];
    for (int i = 0; i < micros.length; i++) {
      micros[i] = pairs[2 * i];
      requests[i] = pairs[2 * i + 1];
    }
    double[] weights = new double[micros.length];
    Arrays.fill(weights, weight);
    return new Sample(micros, requests, weights);
  }

  /** Several together. */
  static Sample mix(List<Sample> parts) {
    record One(double micros, double requests, double weight) {}
    List<One> all = new ArrayList<>();
    for (Sample part : parts) {
      for (int i = 0; i < part.micros.length; i++) {
        all.add(new One(part.micros[i], part.requests[i], part.weights[i]));
      }
    }
    all.sort((a, b) -> Double.compare(a.micros, b.micros));
    return new Sample(
        all.stream().mapToDouble(One::micros).toArray(),
        all.stream().mapToDouble(One::requests).toArray(),
        all.stream().mapToDouble(One::weight).toArray());
  }

  Sample resample(SplittableRandom random) {
    double[] drawn = new double[requests.length];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = poisson(requests[i], random);
    }
    return new Sample(micros, drawn, weights);
  }

  /** How many of a mean of so many there are by chance. */
  private static double poisson(double mean, SplittableRandom random) {
    if (mean > MANY) {
      double normal =
          Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
              * Math.cos(2 * Math.PI * random.nextDouble());
      return Math.max(0, Math.rint(mean + Math.sqrt(mean) * normal));
    }
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    int count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }

  /** Nanoseconds below which this share of the weight is; NaN without any. */
  double percentile(int percent) {
    double left = total() * percent / 100;
    for (int i = 0; i < micros.length; i++) {
      left -= requests[i] * weights[i];
      if (left <= 1e-9 && requests[i] > 0) {
        return micros[i] * 1000;
      }
    }
    return Double.NaN;
  }

  double mean() {
    double sum = 0;
    for (int i = 0; i < micros.length; i++) {
      sum += micros[i] * 1000 * requests[i] * weights[i];
    }
    return sum / total();
  }

  private double total() {
    double total = 0;
    for (int i = 0; i < requests.length; i++) {
      total += requests[i] * weights[i];
    }
    return total;
  }
}
