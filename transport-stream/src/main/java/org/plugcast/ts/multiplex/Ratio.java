package org.plugcast.ts.multiplex;

import java.math.BigInteger;

/** A positive fraction in lowest terms; multiplies without overflow or rounding drift. */
record Ratio(long numerator, long denominator) {

  /** The fraction {@code a * b / (c * d)}. */
  static Ratio of(long a, long b, long c, long d) {
    BigInteger numerator = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    BigInteger denominator = BigInteger.valueOf(c).multiply(BigInteger.valueOf(d));
    BigInteger gcd = numerator.gcd(denominator);
    return new Ratio(
        numerator.divide(gcd).longValueExact(), denominator.divide(gcd).longValueExact());
  }

  Ratio inverse() {
    return Ratio.of(denominator, 1, numerator, 1);
  }

  /** {@code floor(value * numerator / denominator)} for {@code value >= 0}. */
  long floor(long value) {
    return scale(value, numerator, denominator, 0);
  }

  /** {@code ceil(value * numerator / denominator)} for {@code value >= 0}. */
  long ceil(long value) {
    return scale(value, numerator, denominator, denominator - 1);
  }

  /** The largest {@code x} with {@code floor(x * numerator / denominator) <= bound}. */
  long largestWithFloorAtMost(long bound) {
    return scale(bound + 1, denominator, numerator, numerator - 1) - 1;
  }

  private static long scale(long value, long by, long per, long add) {
    if (value < 0) {
      throw new IllegalArgumentException("negative value " + value);
    }
    long whole = value / per;
    long rest = value % per;
    if (rest == 0 || by <= (Long.MAX_VALUE - add) / rest) {
      return Math.addExact(Math.multiplyExact(whole, by), (rest * by + add) / per);
    }
    return BigInteger.valueOf(value)
        .multiply(BigInteger.valueOf(by))
        .add(BigInteger.valueOf(add))
        .divide(BigInteger.valueOf(per))
        .longValueExact();
  }
}
