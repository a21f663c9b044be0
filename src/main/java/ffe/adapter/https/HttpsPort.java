package ffe.adapter.https;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * The server's HTTPS port. The server learns of it from an optional part of its configuration,
 * which is written here, owner-only, with the keystore it names, and is told to read it.
 */
public final class HttpsPort {

  private static final String BEAN =
      "WebSphere:service=com.ibm.ws.kernel.filemonitor.FileNotificationMBean";
  private static final String[] SIGNATURE = {
    Collection.class.getName(), Collection.class.getName(), Collection.class.getName()
  };
  private static final int LIMIT_MILLIS = 2_000;
  private static final int WORD_BYTES = 24;

  private final Path part;
  private final Path store;

  /**
   * @param directory where the server looks for the part, {@code https} in its output directory
   */
  public HttpsPort(Path directory) {
    this.part = directory.resolve("https.xml");
    this.store = directory.resolve("server.p12");
  }

  /** Serves with this from now on, whatever was served before. */
  public void open(String host, int port, KeyMaterial material) throws IOException {
    makeDirectory();
    boolean isThere = Files.exists(part);
    byte[] random = new byte[WORD_BYTES];
    new SecureRandom().nextBytes(random);
    String word = HexFormat.of().formatHex(random);
    // the file's permissions protect the key; the word is there because the format wants one
    writeStore(material, word);
    byte[] text = part(host, port, word).getBytes(StandardCharsets.UTF_8);
    write(part, out -> out.write(text));
    List<String> changed = List.of(store.toString(), part.toString());
    tell(isThere ? List.of() : changed, isThere ? changed : List.of(), List.of());
  }

  /** One protocol, so that a request reads the same on both ports. */
  private String part(String host, int port, String word) {
    return String.format(
        Locale.ROOT,
        """
      <server>
        <keyStore id="ffeHttps" location="%s" type="PKCS12" password="%s" readOnly="true" updateTrigger="mbean"/>
        <ssl id="ffeHttps" keyStoreRef="ffeHttps" sslProtocol="TLSv1.2,TLSv1.3"/>
        <httpEndpoint id="ffeHttps" host="%s" httpPort="-1" httpsPort="%d" protocolVersion="http/1.1">
          <sslOptions sslRef="ffeHttps" suppressHandshakeErrors="true"/>
          <httpOptions messageSizeLimit="270000000"/>
        </httpEndpoint>
        <httpSession cookieSecure="true"/>
      </server>
      """,
        escaped(store.toString()),
        word,
        escaped(host),
        port);
  }

  /** Nothing is served any more; does nothing where nothing was. */
  public void close() throws IOException {
    if (Files.deleteIfExists(part)) {
      Files.deleteIfExists(store);
      tell(List.of(), List.of(), List.of(part.toString(), store.toString()));
    }
  }

  /** Leaves no key behind a server that ends. */
  public void remove() throws IOException {
    Files.deleteIfExists(part);
    Files.deleteIfExists(store);
  }

  private void makeDirectory() throws IOException {
    try {
      Files.createDirectory(
          part.getParent(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (FileAlreadyExistsException e) {
      Files.setPosixFilePermissions(part.getParent(), PosixFilePermissions.fromString("rwx------"));
    }
  }

  private void writeStore(KeyMaterial material, String word) throws IOException {
    write(store, out -> material.write(out, word));
  }

  @FunctionalInterface
  private interface Writing {
    void to(OutputStream out) throws IOException;
  }

  private static void write(Path file, Writing text) throws IOException {
    Path fresh =
        Files.createTempFile(
            file.getParent(),
            "next",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (OutputStream out = Files.newOutputStream(fresh)) {
      text.to(out);
    }
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
  }

  private static void tell(List<String> made, List<String> changed, List<String> gone)
      throws IOException {
    try {
      ManagementFactory.getPlatformMBeanServer()
          .invoke(
              new ObjectName(BEAN),
              "notifyFileChanges",
              new Object[] {made, changed, gone},
              SIGNATURE);
    } catch (JMException e) {
      throw new IOException("the server cannot be told of its HTTPS port", e);
    }
  }

  /** Whether who answers at the port shows this certificate. */
  public static boolean isServed(String host, int port, KeyMaterial material) {
    // whom the certificate names is not asked: it must be the very one that was configured
    X509TrustManager anybody =
        new X509TrustManager() {
          @Override
          public void checkClientTrusted(X509Certificate[] chain, String kind) {}

          @Override
          public void checkServerTrusted(X509Certificate[] chain, String kind) {}

          @Override
          public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
          }
        };
    try (Socket plain = new Socket()) {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {anybody}, null);
      plain.connect(new InetSocketAddress(host, port), LIMIT_MILLIS);
      plain.setSoTimeout(LIMIT_MILLIS);
      try (SSLSocket socket =
          (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true)) {
        socket.startHandshake();
        return material.isShownBy(socket.getSession().getPeerCertificates());
      }
    } catch (IOException | GeneralSecurityException e) {
      return false;
    }
  }
}
