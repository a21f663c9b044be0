package ffe.canon;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;

/** Names the code that computes decisions by its class files, wherever they are packed. */
public final class CodeDigest {

  /** Rooms whose classes a decision is a function of. */
  public static final List<String> ROOMS =
      List.of(
          "canon",
          "council",
          "decision",
          "execution",
          "market",
          "money",
          "observation",
          "order",
          "portfolio",
          "risk",
          "statistics",
          "strategy",
          "trading");

  private CodeDigest() {}

  /**
   * @param classes bytes of every class file of the rooms, by {@code room/Name.class}
   */
  public static String of(SortedMap<String, byte[]> classes) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    classes.forEach(
        (name, bytes) -> {
          all.writeBytes((name + " " + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
          all.writeBytes(bytes);
        });
    return Digest.of(all.toByteArray()).hex();
  }
}
