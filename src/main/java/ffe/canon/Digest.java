package ffe.canon;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of a text (UTF-8) or of bytes, as 64 lower-case hexadecimal digits. */
public record Digest(String hex) {

  private static final int AT_ONCE = 64;

  public Digest {
    if (!isDigest(hex)) {
      throw new IllegalArgumentException("a digest is 64 hexadecimal digits: " + hex);
    }
  }

  private static boolean isDigest(String hex) {
    boolean isSo = hex.length() == 64;
    for (int i = 0; isSo && i < hex.length(); i++) {
      char ch = hex.charAt(i);
      isSo = (ch >= '0' && ch <= '9') || (ch >= 'a' && ch <= 'f');
    }
    return isSo;
  }

  public static Digest of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  public static Digest of(byte[] bytes) {
    return new Digest(HexFormat.of().formatHex(sha256().digest(bytes)));
  }

  /** Writes a row of bytes. */
  @FunctionalInterface
  public interface Rows {
    void put(int row, ByteBuffer bytes);
  }

  /** Of rows of bytes in their order, a few at a time. */
  public static Digest of(int count, int rowBytes, Rows rows) {
    MessageDigest sum = sha256();
    ByteBuffer bytes = ByteBuffer.allocate(AT_ONCE * rowBytes);
    for (int i = 0; i < count; i++) {
      rows.put(i, bytes);
      if (!bytes.hasRemaining() || i == count - 1) {
        sum.update(bytes.flip());
        bytes.clear();
      }
    }
    return new Digest(HexFormat.of().formatHex(sum.digest()));
  }

  /** Of bytes that come in parts, in their order. Of one thread. */
  public static final class Running {

    private final MessageDigest sum = sha256();

    public void add(ByteBuffer bytes) {
      sum.update(bytes);
    }

    /** Of all so far; it begins anew with this. */
    public Digest digest() {
      return new Digest(HexFormat.of().formatHex(sum.digest()));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** First twelve digits, for people. */
  public String brief() {
    return hex.substring(0, 12);
  }

  @Override
  public String toString() {
    return hex;
  }
}
