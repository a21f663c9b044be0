package ffe.optimization;

import ffe.statistics.Dice;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** How a study went so far: the variants in their order, and what was told of them. */
public final class Course {

  /** After so many tries in vain the next one in order is taken. */
  private static final int TRIES_MAX = 64;

  private final Lattice lattice;
  private final long seed;
  private final List<Variant> variants = new ArrayList<>();
  private final Set<Variant> tried = new LinkedHashSet<>();
  private final SortedMap<Integer, Outcome> told = new TreeMap<>();

  Course(Lattice lattice, long seed) {
    this.lattice = lattice;
    this.seed = seed;
  }

  Lattice lattice() {
    return lattice;
  }

  /** Of the next trial. */
  int number() {
    return variants.size();
  }

  List<Variant> variants() {
    return variants;
  }

  SortedMap<Integer, Outcome> told() {
    return told;
  }

  /** Outcomes of the trials below a number. */
  Map<Integer, Outcome> toldBelow(int number) {
    return told.headMap(number);
  }

  boolean isTried(Variant variant) {
    return tried.contains(variant);
  }

  void add(Variant variant) {
    Check.require(
        tried.add(variant), "trial " + number() + " is another one's variant: " + variant.text());
    variants.add(variant);
  }

  /** Chance of the next trial alone, so that it does not depend on what others drew. */
  Dice dice() {
    long start = new Dice(seed).next();
    return new Dice(new Dice(start ^ number()).next());
  }

  /** Any variant that was not tried; there is one. */
  Variant untried(Dice dice) {
    BigInteger number = BigInteger.ZERO;
    for (int i = 0; i < TRIES_MAX; i++) {
      number = below(dice, lattice.size());
      Variant variant = lattice.at(number);
      if (!isTried(variant)) {
        return variant;
      }
    }
    Variant variant = lattice.at(number);
    while (isTried(variant)) {
      number = number.add(BigInteger.ONE).mod(lattice.size());
      variant = lattice.at(number);
    }
    return variant;
  }

  /** 0 to bound - 1; some are likelier than others, by less than one in 2^64. */
  private static BigInteger below(Dice dice, BigInteger bound) {
    BigInteger drawn = BigInteger.ZERO;
    for (int bits = 0; bits < bound.bitLength() + Long.SIZE; bits += Long.SIZE) {
      long next = dice.next();
      BigInteger word = new BigInteger(Long.toUnsignedString(next));
      drawn = drawn.shiftLeft(Long.SIZE).or(word);
    }
    return drawn.mod(bound);
  }
}
