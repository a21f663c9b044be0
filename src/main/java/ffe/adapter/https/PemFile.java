package ffe.adapter.https;

import ffe.adapter.https.UnfitException.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates and keys as text between BEGIN and END (RFC 7468). */
final class PemFile {

  private static final int BYTES_MAX = 262_144;
  private static final String CERTIFICATES =
      "a PEM file this process can read, with the server's certificate first";
  private static final String KEY =
      "a PEM file this process can read, with an unencrypted PKCS#8 key; openssl pkcs8 -topk8"
          + " -nocrypt makes one";
  private static final Pattern KEY_BLOCK =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  /** Tried in this order: the encoding names the kind, and a wrong one refuses it. */
  private static final List<String> KINDS = List.of("RSA", "EC", "EdDSA");

  private PemFile() {}

  static List<X509Certificate> certificates(Path file) {
    try {
      List<X509Certificate> found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(bytes(file)))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (found.isEmpty()) {
        throw new UnfitException(Part.CERTIFICATE, CERTIFICATES, null);
      }
      return found;
    } catch (IOException | CertificateException e) {
      throw new UnfitException(Part.CERTIFICATE, CERTIFICATES, e);
    }
  }

  static PrivateKey key(Path file) {
    try {
      Matcher block = KEY_BLOCK.matcher(new String(bytes(file), StandardCharsets.US_ASCII));
      if (!block.find()) {
        throw new UnfitException(Part.KEY, KEY, null);
      }
      return key(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(block.group(1))));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new UnfitException(Part.KEY, KEY, e);
    }
  }

  private static PrivateKey key(PKCS8EncodedKeySpec encoded) throws GeneralSecurityException {
    InvalidKeySpecException last = new InvalidKeySpecException("of no known kind");
    for (String kind : KINDS) {
      try {
        return KeyFactory.getInstance(kind).generatePrivate(encoded);
      } catch (InvalidKeySpecException e) {
        last = e;
      }
    }
    throw last;
  }

  private static byte[] bytes(Path file) throws IOException {
    if (Files.size(file) > BYTES_MAX) {
      throw new IOException("a PEM file has at most " + BYTES_MAX + " bytes");
    }
    return Files.readAllBytes(file);
  }
}
