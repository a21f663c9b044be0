package ffe.money;

import java.util.regex.Pattern;

/** A currency or asset code as the field writes it: {@code USD}, {@code BTC}. */
public record Currency(String code) implements Comparable<Currency> {

  private static final Pattern FORM = Pattern.compile("[A-Z0-9]{2,12}");

  public static final Currency USD = new Currency("USD");

  public Currency {
    if (!FORM.matcher(code).matches()) {
      throw new IllegalArgumentException("a currency code is 2 to 12 capitals or digits: " + code);
    }
  }

  @Override
  public int compareTo(Currency other) {
    return code.compareTo(other.code);
  }

  @Override
  public String toString() {
    return code;
  }
}
