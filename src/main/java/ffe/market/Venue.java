package ffe.market;

/** A trading venue or recorded source, by its short upper-case name: {@code KRAKEN}. */
public record Venue(String name) {

  public Venue {
    if (!name.matches("[A-Z][A-Z0-9]{1,19}")) {
      throw new IllegalArgumentException("a venue is 2 to 20 capitals or digits: " + name);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
