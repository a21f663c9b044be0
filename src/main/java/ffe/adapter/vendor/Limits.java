package ffe.adapter.vendor;

/**
 * How often a vendor may be asked.
 *
 * @param perMinute at least 1
 * @param perDay of UTC; 0 for no such limit
 */
public record Limits(int perMinute, int perDay) {

  public Limits {
    if (perMinute < 1 || perDay < 0) {
      throw new IllegalArgumentException("not limits: " + perMinute + " " + perDay);
    }
  }
}
