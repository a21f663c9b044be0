package ffe.it;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The installed Chromium, logged in to the server under test. The login link works once, so all
 * tests of a run share the session it began.
 */
public final class Chromium implements AutoCloseable {

  private static Optional<String> session = Optional.empty();
  private static String usedLink = "";

  private final URI base;
  private final Playwright playwright =
      Playwright.create(
          new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  private final Browser browser;
  private final List<String> troubles = new ArrayList<>();

  private Chromium(URI base) {
    this.base = base;
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable().orElseThrow())
                    .setArgs(List.of("--no-sandbox", "--disable-gpu")));
  }

  /** Where Chromium is; empty when it is not installed. */
  public static Optional<Path> executable() {
    String given = System.getenv("FFE_CHROMIUM");
    return Optional.of(Path.of(given == null ? "/usr/bin/chromium" : given))
        .filter(Files::isExecutable);
  }

  /** Starts a browser; the first one of a run redeems the login link of the data directory. */
  public static synchronized Chromium open(URI base, Path data) {
    Chromium chromium = new Chromium(base);
    if (session.isEmpty()) {
      try (BrowserContext context = chromium.browser.newContext()) {
        Page page = context.newPage();
        usedLink = Files.readString(data.resolve("login-link")).strip();
        page.navigate(usedLink);
        page.waitForURL(base + "/");
        session = Optional.of(context.storageState());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return chromium;
  }

  /** The login link that this run redeemed. */
  String usedLink() {
    return usedLink;
  }

  /** A page of a window of its own; what goes wrong in it is in {@link #drainTroubles}. */
  public Page page(int width, int height, ColorScheme scheme) {
    return page(width, height, scheme, "en-US");
  }

  /** A page of a browser that asks for a language. */
  public Page page(int width, int height, ColorScheme scheme, String language) {
    return watched(
        browser.newContext(
            new Browser.NewContextOptions()
                .setLocale(language)
                .setStorageState(session.orElseThrow())
                .setViewportSize(width, height)
                .setColorScheme(scheme)));
  }

  /** A page of somebody who is not logged in. */
  public Page stranger() {
    return watched(browser.newContext());
  }

  /** A page of somebody who is not logged in and asks for a language. */
  Page stranger(String language) {
    return watched(browser.newContext(new Browser.NewContextOptions().setLocale(language)));
  }

  private Page watched(BrowserContext context) {
    Page page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            troubles.add("console: " + message.text());
          }
        });
    page.onPageError(error -> troubles.add("script: " + error));
    page.onRequest(
        request -> {
          if (!request.url().startsWith(base.toString()) && !request.url().startsWith("data:")) {
            troubles.add("foreign request: " + request.url());
          }
        });
    page.onResponse(
        response -> {
          if (response.status() >= 400) {
            troubles.add(response.status() + " " + response.url());
          }
        });
    page.onWebSocket(
        socket -> {
          if (!socket.url().startsWith("ws" + base.toString().substring("http".length()))) {
            troubles.add("foreign socket: " + socket.url());
          }
        });
    return page;
  }

  public URI base() {
    return base;
  }

  /** Console and script errors, failed requests and requests to other hosts since last asked. */
  public List<String> drainTroubles() {
    List<String> drained = List.copyOf(troubles);
    troubles.clear();
    return drained;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
