package ffe.council;

/**
 * What a call used, as the vendor counts it; zero where the vendor says nothing.
 *
 * @param input all of the request, what came from the vendor's cache included
 * @param cachedInput the part of the input that came from the vendor's cache
 * @param output all of the answer, hidden reasoning included
 */
public record Tokens(long input, long cachedInput, long output) {

  public static final Tokens NONE = new Tokens(0, 0, 0);

  public Tokens {
    if (input < 0 || cachedInput < 0 || output < 0 || cachedInput > input) {
      throw new IllegalArgumentException(
          "not a count of tokens: " + input + ", cached " + cachedInput + ", " + output);
    }
  }
}
