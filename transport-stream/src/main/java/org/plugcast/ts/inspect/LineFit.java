package org.plugcast.ts.inspect;

import java.util.Arrays;

/**
 * A straight line through points, by least squares, fitted twice: the second time without the
 * points that were far off, so that one bad point does not blame others.
 */
final class LineFit {
  private static final double FAR = 4;

  private final double[] distances;
  private final double[] sorted;
  private double intercept;
  private double slope;

  /** Takes up to {@code capacity} points. */
  LineFit(int capacity) {
    distances = new double[capacity];
    sorted = new double[capacity];
  }

  /** Fits the first {@code count} points; those within {@code near} of the first line all count. */
  void fit(double[] x, double[] y, int count, double near) {
    Arrays.fill(distances, 0, count, 0);
    fitNearest(x, y, count, near);
    for (int i = 0; i < count; i++) {
      distances[i] = Math.abs(residual(x[i], y[i]));
      sorted[i] = distances[i];
    }
    Arrays.sort(sorted, 0, count);
    fitNearest(x, y, count, Math.max(near, FAR * sorted[count / 2]));
  }

  /** How far a point is above the line. */
  double residual(double x, double y) {
    return y - intercept - slope * x;
  }

  private void fitNearest(double[] x, double[] y, int count, double trust) {
    int used = 0;
    double sumX = 0;
    double sumY = 0;
    for (int i = 0; i < count; i++) {
      if (distances[i] <= trust) {
        used++;
        sumX += x[i];
        sumY += y[i];
      }
    }
    double meanX = sumX / used;
    double meanY = sumY / used;
    double covariance = 0;
    double variance = 0;
    for (int i = 0; i < count; i++) {
      if (distances[i] <= trust) {
        covariance += (x[i] - meanX) * (y[i] - meanY);
        variance += (x[i] - meanX) * (x[i] - meanX);
      }
    }
    slope = variance == 0 ? 0 : covariance / variance;
    intercept = meanY - slope * meanX;
  }
}
