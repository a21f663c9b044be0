package ffe.adapter.https;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.adapter.https.UnfitException.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keystores are made by the JDK's own keytool. */
@Tag("unit")
class KeyMaterialTest {
  private static final String PASSWORD = "correct-horse";

  @TempDir static Path directory;
  private static Path good;

  @BeforeAll
  static void make() throws Exception {
    good = keystore("good", "EC");
  }

  @Test
  void reads_certificate_and_key_of_a_keystore() {
    KeyMaterial read = KeyMaterial.inKeystore(good, PASSWORD);
    assertThat(read.certificate().getSubjectX500Principal().getName()).isEqualTo("CN=good");
    assertThat(read.validAt(read.certificate().getNotBefore().toInstant())).isSameAs(read);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "wrong"})
  void a_wrong_password_is_named(String password) {
    unfit(() -> KeyMaterial.inKeystore(good, password), Part.PASSWORD, good.toString());
  }

  @Test
  void a_file_that_is_missing_or_something_else_is_named() throws Exception {
    Path other = Files.writeString(directory.resolve("other"), "not a keystore");
    for (Path file : List.of(directory.resolve("missing"), other, directory)) {
      unfit(() -> KeyMaterial.inKeystore(file, PASSWORD), Part.KEYSTORE, "PKCS12");
    }
  }

  @Test
  void a_certificate_serves_from_its_first_moment_until_its_last() {
    KeyMaterial read = KeyMaterial.inKeystore(good, PASSWORD);
    Instant ends = read.certificate().getNotAfter().toInstant();
    Instant begins = read.certificate().getNotBefore().toInstant();
    assertThat(read.validAt(ends.minusMillis(1))).isSameAs(read);
    unfit(() -> read.validAt(ends), Part.KEYSTORE, "ended at " + ends);
    unfit(() -> read.validAt(begins.minus(Duration.ofSeconds(1))), Part.KEYSTORE, "begins at");
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA", "Ed25519"})
  void reads_the_same_as_pem(String kind) throws Exception {
    KeyMaterial made = KeyMaterial.inKeystore(keystore("pem-" + kind, kind), PASSWORD);
    Path certificate = pem("CERTIFICATE", made.certificate().getEncoded());
    Path key = pem("PRIVATE KEY", made.key().getEncoded());
    KeyMaterial read = KeyMaterial.inPem(certificate, key);
    assertThat(read.certificate()).isEqualTo(made.certificate());
    assertThat(read.key()).isEqualTo(made.key());
    KeyMaterial other = KeyMaterial.inKeystore(good, PASSWORD);
    Path strange = pem("PRIVATE KEY", other.key().getEncoded());
    unfit(() -> KeyMaterial.inPem(certificate, strange), Part.KEY, "the key of " + certificate);
  }

  @Test
  void a_key_of_another_form_is_told_how_to_become_one() throws Exception {
    KeyMaterial made = KeyMaterial.inKeystore(good, PASSWORD);
    Path certificate = pem("CERTIFICATE", made.certificate().getEncoded());
    for (String form : List.of("RSA PRIVATE KEY", "ENCRYPTED PRIVATE KEY")) {
      Path key = pem(form, made.key().getEncoded());
      unfit(() -> KeyMaterial.inPem(certificate, key), Part.KEY, "openssl pkcs8");
    }
    unfit(() -> KeyMaterial.inPem(directory.resolve("x"), certificate), Part.CERTIFICATE, "PEM");
  }

  @Test
  void hands_on_what_it_read() throws Exception {
    KeyMaterial read = KeyMaterial.inKeystore(good, PASSWORD);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    read.write(out, "another");
    Path copy = Files.write(directory.resolve("copy"), out.toByteArray());
    KeyMaterial again = KeyMaterial.inKeystore(copy, "another");
    assertThat(again.key()).isEqualTo(read.key());
    assertThat(read.isShownBy(again.certificate())).isTrue();
    KeyMaterial other = KeyMaterial.inKeystore(keystore("other", "EC"), PASSWORD);
    assertThat(read.isShownBy(other.certificate(), read.certificate())).isFalse();
    assertThat(read.isShownBy()).isFalse();
  }

  @Test
  void hands_on_those_that_vouch_for_it() throws Exception {
    Path file = keystore("chain", "EC", "-ext", "bc:c");
    keytool(file, "-genkeypair", "-alias", "b", "-signer", "a", "-keyalg", "EC", "-dname", "CN=b");
    keytool(file, "-delete", "-alias", "a");
    KeyMaterial read = KeyMaterial.inKeystore(file, PASSWORD);
    assertThat(read.chain()).hasSize(2);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    read.write(out, "another");
    Path copy = Files.write(directory.resolve("chained"), out.toByteArray());
    assertThat(KeyMaterial.inKeystore(copy, "another").chain()).isEqualTo(read.chain());
  }

  @Test
  void a_keystore_of_certificates_only_is_named() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("a", KeyMaterial.inKeystore(good, PASSWORD).certificate());
    Path file = directory.resolve("trust.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
    unfit(() -> KeyMaterial.inKeystore(file, PASSWORD), Part.KEYSTORE, "with a key");
  }

  @Test
  void a_pem_file_that_is_empty_or_far_too_large_is_named() throws Exception {
    KeyMaterial made = KeyMaterial.inKeystore(good, PASSWORD);
    Path certificate = pem("CERTIFICATE", made.certificate().getEncoded());
    Path key = pem("PRIVATE KEY", made.key().getEncoded());
    Path empty = Files.writeString(directory.resolve("empty.pem"), "");
    unfit(() -> KeyMaterial.inPem(empty, key), Part.CERTIFICATE, "PEM");
    Path large =
        Files.writeString(
            directory.resolve("large.pem"), "#".repeat(262_144) + "\n" + Files.readString(key));
    unfit(() -> KeyMaterial.inPem(certificate, large), Part.KEY, "PEM");
  }

  private static void unfit(Runnable reading, Part part, String words) {
    assertThatThrownBy(reading::run)
        .isInstanceOf(UnfitException.class)
        .hasMessageContaining(words)
        .extracting(e -> ((UnfitException) e).part())
        .isEqualTo(part);
  }

  private static Path pem(String kind, byte[] content) throws IOException {
    String text = Base64.getMimeEncoder().encodeToString(content);
    return Files.writeString(
        Files.createTempFile(directory, "x", ".pem"),
        "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
  }

  private static Path keystore(String name, String kind, String... more) throws Exception {
    Path file = directory.resolve(name + ".p12");
    List<String> command = new ArrayList<>(List.of("-genkeypair", "-alias", "a", "-keyalg", kind));
    command.addAll(List.of("-dname", "CN=" + name, "-validity", "10"));
    command.addAll(List.of(more));
    keytool(file, command.toArray(new String[0]));
    return file;
  }

  private static void keytool(Path file, String... words) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(words));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    command.addAll(List.of("-keystore", file.toString()));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(keytool.exitValue())
        .as(new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isZero();
  }
}
