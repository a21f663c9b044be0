package ffe.adapter.liberty;

import ffe.canon.Digest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.ServletContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What runs: the release, and the digest of the core's class files, which compute decisions. */
@ApplicationScoped
public class CodeVersion {

  private static final List<String> CORE =
      List.of(
          "canon",
          "money",
          "market",
          "order",
          "portfolio",
          "observation",
          "decision",
          "strategy",
          "risk",
          "execution",
          "trading");

  private static final String RELEASE =
      "/META-INF/maven/ffe/finance-feedback-engine/pom.properties";

  private static final int WAIT_SECONDS = 60;

  private final CompletableFuture<String> version = new CompletableFuture<>();

  /** The version; waits for the start of the application. */
  public String get() {
    return version.orTimeout(WAIT_SECONDS, TimeUnit.SECONDS).join();
  }

  /** The release as Maven wrote it into the WAR; {@code unknown} without it. */
  static String release(ServletContext war) {
    Properties maven = new Properties();
    try (InputStream in = war.getResourceAsStream(RELEASE)) {
      if (in != null) {
        maven.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return maven.getProperty("version", "unknown");
  }

  void read(ServletContext war) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      for (String room : CORE) {
        Set<String> paths = war.getResourcePaths("/WEB-INF/classes/ffe/" + room + "/");
        for (String path : new TreeSet<>(paths)) {
          all.write(path.getBytes(StandardCharsets.UTF_8));
          try (InputStream in = war.getResourceAsStream(path)) {
            all.write(in.readAllBytes());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    version.complete(Digest.of(all.toByteArray()).hex());
  }
}
