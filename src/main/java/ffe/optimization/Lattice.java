package ffe.optimization;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The variants of a space, counted exactly and numbered. Used by one thread. */
public final class Lattice {

  private final Space space;
  private final List<Axis> axes;
  private final List<Cluster> clusters;
  private final BigInteger size;

  Lattice(Space space) {
    this.space = space;
    this.axes = space.parameters().stream().map(Parameter::axis).toList();
    this.clusters = clusters(space, axes);
    this.size =
        clusters.stream()
            .map(cluster -> BigInteger.valueOf(cluster.size()))
            .reduce(BigInteger.ONE, BigInteger::multiply);
    Check.require(size.signum() > 0, "constraints leave no variant: loosen one");
  }

  private static List<Cluster> clusters(Space space, List<Axis> axes) {
    List<String> names = axes.stream().map(Axis::name).toList();
    int[] cluster = IntStream.range(0, axes.size()).toArray();
    List<Integer> firsts = new ArrayList<>();
    for (Constraint rule : space.constraints()) {
      int[] tied = names(rule).mapToInt(names::indexOf).toArray();
      for (int i : tied) {
        int from = cluster[i];
        int to = cluster[tied[0]];
        Arrays.setAll(cluster, j -> cluster[j] == from ? to : cluster[j]);
      }
      firsts.add(tied[0]);
    }
    List<Cluster> clusters = new ArrayList<>();
    for (int label : IntStream.of(cluster).distinct().toArray()) {
      List<Integer> tied =
          IntStream.range(0, axes.size()).filter(i -> cluster[i] == label).boxed().toList();
      List<Constraint> rules =
          IntStream.range(0, firsts.size())
              .filter(i -> cluster[firsts.get(i)] == label)
              .mapToObj(space.constraints()::get)
              .toList();
      clusters.add(new Cluster(axes, tied, rules));
    }
    return clusters;
  }

  private static Stream<String> names(Constraint rule) {
    return Stream.concat(rule.numbers().stream(), rule.words().stream());
  }

  /** How many variants there are, at least 1. */
  public BigInteger size() {
    return size;
  }

  /** The parameters' values, in the order of the space. */
  public List<Axis> axes() {
    return axes;
  }

  /**
   * Each variant has one number.
   *
   * @param number 0 to size - 1
   */
  public Variant at(BigInteger number) {
    Check.require(
        number.signum() >= 0 && number.compareTo(size) < 0,
        "number of a variant: 0 to " + size.subtract(BigInteger.ONE) + ", not " + number);
    int[] places = new int[axes.size()];
    BigInteger rest = number;
    for (int i = clusters.size() - 1; i >= 0; i--) {
      Cluster cluster = clusters.get(i);
      BigInteger[] parts = rest.divideAndRemainder(BigInteger.valueOf(cluster.size()));
      cluster.place(parts[1].longValueExact(), places);
      rest = parts[0];
    }
    return variant(places);
  }

  /** It has a value of each axis, nothing else, and keeps the constraints. */
  public boolean holds(Variant variant) {
    return variant.numbers().size() + variant.words().size() == axes.size()
        && axes.stream().allMatch(axis -> axis.find(variant) >= 0)
        && keepsConstraints(variant);
  }

  /** Where a variant of the space stands on each axis. */
  int[] places(Variant variant) {
    return axes.stream().mapToInt(axis -> axis.find(variant)).toArray();
  }

  boolean keepsConstraints(Variant variant) {
    return space.constraints().stream().allMatch(constraint -> constraint.holds(variant));
  }

  /** At a place on each axis, whether it keeps the constraints or not. */
  Variant variant(int[] places) {
    SortedMap<String, BigDecimal> numbers = new TreeMap<>();
    SortedMap<String, String> words = new TreeMap<>();
    for (int i = 0; i < places.length; i++) {
      Axis axis = axes.get(i);
      if (axis.isOfNumbers()) {
        numbers.put(axis.name(), axis.numbers().get(places[i]));
      } else {
        words.put(axis.name(), axis.words().get(places[i]));
      }
    }
    return new Variant(numbers, words);
  }
}
