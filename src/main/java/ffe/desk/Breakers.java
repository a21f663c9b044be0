package ffe.desk;

import java.util.SortedMap;

/** The circuit breakers before services outside. */
public interface Breakers {

  /** By service: {@code closed}, {@code half_open} or {@code open}. */
  SortedMap<String, String> states();
}
