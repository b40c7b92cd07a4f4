package io.hotpath.diff;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How certain a change is, from the two distributions alone: both are resampled {@link #RESAMPLES}
 * times, and 95 % of the changes found are the interval. The same input gives the same interval.
 */
final class Bootstrap {

  static final int RESAMPLES = 400;

  /** Fewer requests on a side say nothing about percentiles: the interval is then everything. */
  static final long LEAST_REQUESTS = 10;

  private static final Metric[] TIMES = {Metric.P50, Metric.P95, Metric.P99, Metric.MEAN};

  private Bootstrap() {}

  /** The latency metrics. */
  static Map<Metric, Change> changes(Sample before, Sample after, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] ratios = new double[TIMES.length][RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      Sample first = before.resample(random);
      Sample second = after.resample(random);
      for (int metric = 0; metric < TIMES.length; metric++) {
        ratios[metric][i] = value(TIMES[metric], second) / value(TIMES[metric], first) - 1;
      }
    }
    Map<Metric, Change> changes = new EnumMap<>(Metric.class);
    for (int i = 0; i < TIMES.length; i++) {
      Metric metric = TIMES[i];
      changes.put(metric, change(value(metric, before), value(metric, after), ratios[i]));
    }
    return changes;
  }

  private static Change change(double before, double after, double[] ratios) {
    double[] sorted =
        Arrays.stream(ratios).filter(ratio -> !Double.isNaN(ratio)).sorted().toArray();
    if (sorted.length == 0) {
      return Change.of(before, after);
    }
    int cut = (int) (0.025 * sorted.length);
    return new Change(before, after, sorted[cut], sorted[sorted.length - 1 - cut]);
  }

  private static double value(Metric metric, Sample sample) {
    return metric == Metric.MEAN ? sample.mean() : sample.percentile(metric.percentile());
  }
}
