package ffe.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What keeps the engine from a database of yours is told by its cause. */
@Tag("cli")
class DatabaseDoctorTest {

  @TempDir Path directory;

  @Test
  void finds_what_is_wrong_with_the_way_to_the_database() throws IOException {
    SoundSite site = new SoundSite(directory);
    site.environment.put("FFE_DB_URL", "postgres://127.0.0.1/ffe");
    DoctorTest.isOnly(Doctor.examine(site.site()), "DATABASE_URL_MALFORMED", "jdbc:postgresql://");
    String nobody = "127.0.0.1:" + SoundSite.freePort();
    site.environment.put("FFE_DB_URL", "jdbc:postgresql://" + nobody + "/ffe");
    DoctorTest.isOnly(Doctor.examine(site.site()), "DATABASE_UNREACHABLE", nobody);
    site.environment.put("FFE_DB_URL", "jdbc:postgresql://no-such-host.invalid/ffe");
    assertThat(Doctor.examine(site.site()))
        .extracting(Finding::code)
        .containsExactly("DATABASE_WITHOUT_TLS", "DATABASE_UNREACHABLE");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("states")
  void tells_refusals_of_the_database_apart(String state, String code) throws Exception {
    SoundSite site = new SoundSite(directory);
    try (ServerSocket database = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread refusing = new Thread(() -> refuse(database, state));
      refusing.start();
      site.environment.put(
          "FFE_DB_URL",
          "jdbc:postgresql://127.0.0.1:" + database.getLocalPort() + "/ffe?sslmode=disable");
      site.environment.put("FFE_DB_USER", "ffe");
      site.environment.put("FFE_DB_PASSWORD", "not-the-password");
      List<Finding> found = Doctor.examine(site.site());
      refusing.join(5_000);
      DoctorTest.isOnly(found, code, "127.0.0.1");
      assertThat(found.toString()).doesNotContain("not-the-password");
    }
  }

  static Stream<Arguments> states() {
    return Stream.of(
        Arguments.of("28P01", "DATABASE_LOGIN_REFUSED"),
        Arguments.of("3D000", "DATABASE_MISSING"),
        Arguments.of("53300", "DATABASE_REFUSES"));
  }

  /** PostgreSQL's ErrorResponse to whoever comes. */
  private static void refuse(ServerSocket database, String state) {
    try (Socket client = database.accept()) {
      client.setSoTimeout(5_000);
      assertThat(client.getInputStream().read(new byte[1024])).isPositive();
      byte[] fields =
          ("SFATAL\0VFATAL\0C" + state + "\0Mrefused\0\0").getBytes(StandardCharsets.US_ASCII);
      ByteBuffer message = ByteBuffer.allocate(5 + fields.length);
      message.put((byte) 'E').putInt(4 + fields.length).put(fields);
      client.getOutputStream().write(message.array());
      client.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
