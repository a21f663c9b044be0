package ffe.chain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/** The digest of a row: of its columns, and of texts that may be erased by their salted digest. */
public final class Fields {

  private Fields() {}

  /**
   * Each text as {@code length:text,}, an absent one as {@code -,}; the digest of all and the seal.
   */
  public static Hash content(List<Optional<String>> columns, Optional<Hash> seal) {
    MessageDigest sha = Merkle.sha256();
    columns.forEach(column -> add(sha, column));
    seal.ifPresent(s -> sha.update(s.bytes()));
    return new Hash(sha.digest());
  }

  /** The salted digest of texts: without the salt no guess at them can be tried. */
  public static Hash seal(byte[] salt, List<Optional<String>> texts) {
    MessageDigest sha = Merkle.sha256();
    sha.update(salt);
    texts.forEach(text -> add(sha, text));
    return new Hash(sha.digest());
  }

  private static void add(MessageDigest sha, Optional<String> text) {
    if (text.isEmpty()) {
      sha.update("-,".getBytes(StandardCharsets.UTF_8));
      return;
    }
    byte[] bytes = text.get().getBytes(StandardCharsets.UTF_8);
    sha.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    sha.update(bytes);
    sha.update((byte) ',');
  }
}
