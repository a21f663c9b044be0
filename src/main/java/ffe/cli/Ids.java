package ffe.cli;

/** Names of things as the engine makes them; anything else never leaves this machine. */
final class Ids {

  private Ids() {}

  static String decision(String text) {
    return checked(text, "[0-9a-f]{24}", "a decision's id is 24 hexadecimal digits");
  }

  static String key(String text) {
    return checked(text, "[0-9a-f]{12}", "a key's id is 12 hexadecimal digits; see: ffe key list");
  }

  private static String checked(String text, String shape, String words) {
    if (!text.matches(shape)) {
      throw new Trouble(Exit.USAGE, "'" + Sheet.clean(text) + "': " + words);
    }
    return text;
  }
}
