package ffe.desk.access;

import java.util.List;

/**
 * How the door treats requests before it asks whose they are.
 *
 * @param ratePerMinute requests a key, and an address, may make in the long run
 * @param burst how many of them at once
 * @param origins web origins, as {@code https://host:port}, whose pages may ask with a key
 */
public record DoorPolicy(int ratePerMinute, int burst, List<String> origins) {

  public DoorPolicy {
    if (ratePerMinute < 1 || burst < 1) {
      throw new IllegalArgumentException("a rate and a burst are at least 1");
    }
    origins = List.copyOf(origins);
  }
}
