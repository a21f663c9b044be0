package ffe.adapter.https;

import ffe.adapter.https.UnfitException.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A server's certificate, first, with those that vouch for it, and its private key.
 *
 * @param from which file a fault of the certificate is told of
 */
public record KeyMaterial(Part from, List<X509Certificate> chain, PrivateKey key) {

  private static final String ALIAS = "server";
  private static final byte[] PROBE = {1, 2, 3, 4};

  public KeyMaterial {
    chain = List.copyOf(chain);
  }

  /** Throws an {@link UnfitException} unless the file has a key with its certificate. */
  public static KeyMaterial inKeystore(Path file, String password) {
    char[] word = password.toCharArray();
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, word);
      for (String alias : Collections.list(store.aliases())) {
        if (store.isKeyEntry(alias)
            && store.getKey(alias, word) instanceof PrivateKey key
            && store.getCertificateChain(alias) != null) {
          return new KeyMaterial(Part.KEYSTORE, x509(store.getCertificateChain(alias)), key);
        }
      }
      throw new UnfitException(Part.KEYSTORE, "a PKCS12 file with a key and its certificate", null);
    } catch (IOException e) {
      throw isPassword(e)
          ? new UnfitException(Part.PASSWORD, "the password of " + file, e)
          : new UnfitException(Part.KEYSTORE, "a PKCS12 file this process can read", e);
    } catch (UnrecoverableKeyException e) {
      throw new UnfitException(Part.PASSWORD, "the password of " + file + " and of its key", e);
    } catch (GeneralSecurityException e) {
      throw new UnfitException(Part.KEYSTORE, "a PKCS12 file this process can read", e);
    } finally {
      Arrays.fill(word, ' ');
    }
  }

  /** Throws an {@link UnfitException} unless the key is the certificate's. */
  public static KeyMaterial inPem(Path certificate, Path key) {
    KeyMaterial read =
        new KeyMaterial(Part.CERTIFICATE, PemFile.certificates(certificate), PemFile.key(key));
    if (!read.belongsTogether()) {
      throw new UnfitException(Part.KEY, "the key of " + certificate, null);
    }
    return read;
  }

  private static boolean isPassword(Throwable e) {
    return e.getCause() instanceof UnrecoverableKeyException;
  }

  private static List<X509Certificate> x509(Certificate... chain) {
    return Arrays.stream(chain).map(X509Certificate.class::cast).toList();
  }

  X509Certificate certificate() {
    return chain.get(0);
  }

  /** Itself, unless the certificate is not valid then. */
  public KeyMaterial validAt(Instant now) {
    Instant begins = certificate().getNotBefore().toInstant();
    Instant ends = certificate().getNotAfter().toInstant();
    if (!now.isBefore(ends)) {
      throw new UnfitException(
          from, "a certificate that is valid now; this one ended at " + ends, null);
    }
    if (now.isBefore(begins)) {
      throw new UnfitException(
          from, "a certificate that is valid now; this one begins at " + begins, null);
    }
    return this;
  }

  private boolean belongsTogether() {
    String kind = key.getAlgorithm().equals("EC") ? "ECDSA" : key.getAlgorithm();
    String name = kind.matches("RSA|ECDSA") ? "SHA256with" + kind : kind;
    try {
      Signature signing = Signature.getInstance(name);
      signing.initSign(key);
      signing.update(PROBE);
      byte[] signature = signing.sign();
      signing.initVerify(certificate().getPublicKey());
      signing.update(PROBE);
      return signing.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** As PKCS12, which the server reads. */
  void write(OutputStream out, String password) throws IOException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(ALIAS, key, password.toCharArray(), chain.toArray(new X509Certificate[0]));
      store.store(out, password.toCharArray());
    } catch (GeneralSecurityException e) {
      throw new IOException("the certificate cannot be handed to the server", e);
    }
  }

  /** True when somebody who answers shows this certificate. */
  boolean isShownBy(Certificate... other) {
    return Optional.ofNullable(other)
        .filter(o -> o.length > 0)
        .filter(o -> o[0].equals(certificate()))
        .isPresent();
  }
}
