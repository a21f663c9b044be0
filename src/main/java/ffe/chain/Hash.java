package ffe.chain;

import java.util.Arrays;
import java.util.HexFormat;

/** 32 bytes of SHA-256. */
public final class Hash {

  private static final int LENGTH = 32;

  private final byte[] bytes;

  public Hash(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a hash is 32 bytes, not " + bytes.length);
    }
    this.bytes = bytes.clone();
  }

  public static Hash ofHex(String hex) {
    return new Hash(HexFormat.of().parseHex(hex));
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
