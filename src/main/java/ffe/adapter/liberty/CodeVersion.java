package ffe.adapter.liberty;

import ffe.canon.CodeDigest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What runs: the release, and the digest of the core's class files, which compute decisions. */
@ApplicationScoped
public class CodeVersion {

  private static final String CLASSES = "/WEB-INF/classes/ffe/";

  private static final String RELEASE =
      "/META-INF/maven/ffe/finance-feedback-engine/pom.properties";

  private static final int WAIT_SECONDS = 60;

  private final CompletableFuture<String> version = new CompletableFuture<>();

  private volatile String release = "";

  /** The version; waits for the start of the application. */
  public String get() {
    return version.orTimeout(WAIT_SECONDS, TimeUnit.SECONDS).join();
  }

  /** Release and version, for people. */
  String name() {
    return release + " code " + get();
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
    release = release(war);
    SortedMap<String, byte[]> classes = new TreeMap<>();
    try {
      for (String room : CodeDigest.ROOMS) {
        for (String path : war.getResourcePaths(CLASSES + room + "/")) {
          try (InputStream in = war.getResourceAsStream(path)) {
            classes.put(path.substring(CLASSES.length()), in.readAllBytes());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    version.complete(CodeDigest.of(classes));
  }
}
