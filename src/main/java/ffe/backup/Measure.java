package ffe.backup;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and digests the bytes that pass; in COPY's text form a row is a line. */
final class Measure {

  private final MessageDigest digest = sha256();
  private long bytes;
  private long rows;

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  void add(byte[] buffer, int from, int length) {
    digest.update(buffer, from, length);
    bytes += length;
    for (int i = from; i < from + length; i++) {
      if (buffer[i] == '\n') {
        rows++;
      }
    }
  }

  long bytes() {
    return bytes;
  }

  long rows() {
    return rows;
  }

  /** Of all that passed; ends the measuring. */
  String sha256Hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
