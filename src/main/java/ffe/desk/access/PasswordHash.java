package ffe.desk.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password's slow salted hash: PBKDF2 with HMAC-SHA-256 (RFC 8018), 600,000 rounds as OWASP asks
 * for (2023). The text form carries scheme, rounds and salt, so that rounds can grow later.
 */
final class PasswordHash {
  static final int ROUNDS = 600_000;
  private static final String SCHEME = "pbkdf2-sha256";
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;
  private static final int ROUNDS_MAX = 10_000_000;

  private PasswordHash() {}

  static String of(String password, SecureRandom random) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return text(password, salt, ROUNDS);
  }

  static boolean matches(String password, String stored) {
    String[] parts = stored.split("[$]", -1);
    if (parts.length != 4 || !parts[0].equals(SCHEME) || !parts[1].matches("[0-9]{1,8}")) {
      throw new IllegalStateException("a password is stored in a form that is not known");
    }
    int rounds = Math.min(ROUNDS_MAX, Integer.parseInt(parts[1]));
    String computed = text(password, HexFormat.of().parseHex(parts[2]), rounds);
    return MessageDigest.isEqual(bytes(computed), bytes(stored));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }

  private static String text(String password, byte[] salt, int rounds) {
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, rounds, HASH_BITS);
    try {
      byte[] hash =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
      HexFormat hex = HexFormat.of();
      return SCHEME + "$" + rounds + "$" + hex.formatHex(salt) + "$" + hex.formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no PBKDF2WithHmacSHA256", e);
    } finally {
      spec.clearPassword();
    }
  }
}
