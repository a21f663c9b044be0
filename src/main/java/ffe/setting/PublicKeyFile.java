package ffe.setting;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A public key as text between BEGIN and END (RFC 7468). */
final class PublicKeyFile {

  private static final int BYTES_MAX = 65_536;
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");

  /** Tried in this order: the encoding names the kind, and a wrong one refuses it. */
  private static final List<String> KINDS = List.of("RSA", "EC");

  private PublicKeyFile() {}

  /** Empty for whatever is no such key; {@code Path.of} refuses what is no path. */
  static Optional<PublicKey> read(String path) {
    Path file = Path.of(path);
    try {
      if (Files.size(file) > BYTES_MAX) {
        return Optional.empty();
      }
      Matcher block = BLOCK.matcher(Files.readString(file, StandardCharsets.US_ASCII));
      return block.find()
          ? key(new X509EncodedKeySpec(Base64.getMimeDecoder().decode(block.group(1))))
          : Optional.empty();
    } catch (IOException | GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private static Optional<PublicKey> key(X509EncodedKeySpec encoded)
      throws GeneralSecurityException {
    for (String kind : KINDS) {
      Optional<PublicKey> key = key(KeyFactory.getInstance(kind), encoded);
      if (key.isPresent()) {
        return key;
      }
    }
    return Optional.empty();
  }

  private static Optional<PublicKey> key(KeyFactory kind, X509EncodedKeySpec encoded) {
    try {
      return Optional.of(kind.generatePublic(encoded));
    } catch (InvalidKeySpecException e) {
      return Optional.empty();
    }
  }
}
