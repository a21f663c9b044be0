package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page, dark and light, wide and narrow, by the rules of axe-core. */
@Tag("browser")
class AccessibilityIT {

  private static final Path AXE = Path.of("target/axe/node_modules/axe-core/axe.min.js");
  private static final String INSTALL =
      "npm install --no-save --ignore-scripts --prefix target/axe axe-core@4.10.3";
  private static final double SETTLE_MILLIS = 1_500;

  /** Stands for the newest one's page. */
  private static final String DECISION = "/decisions/...";

  /** Stands for the page of one that was run. */
  private static final String BACKTEST = "/backtests/...";

  /** Stands for the page of one that was searched. */
  private static final String SEARCH = "/optimization/...";

  private static final List<String> PAGES =
      List.of(
          "/",
          "/positions",
          "/orders",
          "/decisions",
          DECISION,
          "/analytics",
          "/risk",
          "/models",
          "/backtests",
          BACKTEST,
          "/optimization",
          SEARCH,
          "/audit",
          "/agent-control",
          "/status",
          "/maintenance",
          "/settings",
          "/market",
          "/data",
          "/no-such-page");

  /** Findings that keep people out, as {@code impact rule: element}. */
  private static final String SERIOUS =
      "() => axe.run(document, {resultTypes: ['violations']}).then(found => found.violations"
          + ".filter(v => v.impact === 'serious' || v.impact === 'critical')"
          + ".flatMap(v => v.nodes.map(n => v.impact + ' ' + v.id + ': ' + n.target.join(' ')"
          + " + ' ' + n.html.slice(0, 120))))";

  private static Chromium chromium;
  private static String axe = "";

  @BeforeAll
  static void open() throws IOException {
    assumeTrue(Files.isReadable(AXE), "axe-core is not there; install it: " + INSTALL);
    axe = Files.readString(AXE);
    chromium = Chromium.open(ServerUnderTest.base(), ServerUnderTest.data());
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.drainTroubles();
      chromium.close();
    }
  }

  static Stream<Arguments> looks() {
    return PAGES.stream().flatMap(path -> Stream.of(1280, 390).map(w -> Arguments.of(path, w)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("looks")
  void a_page_keeps_nobody_out_dark_and_light(String path, int width) {
    Page page = chromium.page(width, 844, ColorScheme.DARK);
    try (BrowserContext window = page.context()) {
      page.navigate(chromium.base() + target(path));
      page.locator("header.bar").waitFor();
      page.locator("main h1, main .panel").first().waitFor();
      page.waitForTimeout(SETTLE_MILLIS);
      assertThat(findings(page)).isEmpty();
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
      page.waitForTimeout(SETTLE_MILLIS / 3);
      assertThat(findings(page)).isEmpty();
      assertThat(window.pages()).containsExactly(page);
    }
  }

  private static String target(String path) {
    return switch (path) {
      case DECISION -> "/decisions/" + Books.firstDecision();
      case BACKTEST -> "/backtests/" + Samples.backtest();
      case SEARCH -> "/optimization/" + Samples.optimization();
      default -> path;
    };
  }

  @Test
  void the_login_page_keeps_nobody_out() {
    try (Page page = chromium.stranger()) {
      page.navigate(chromium.base() + "/login");
      assertThat(findings(page)).isEmpty();
    }
  }

  @Test
  void a_field_without_a_name_would_be_found() {
    try (Page page = chromium.page(1280, 844, ColorScheme.DARK)) {
      page.navigate(chromium.base() + "/decisions");
      page.locator("main .panel").first().waitFor();
      page.evaluate("document.querySelector('main').append(document.createElement('input'))");
      assertThat(findings(page)).anyMatch(f -> f.startsWith("critical label: "));
    }
  }

  private static List<String> findings(Page page) {
    page.evaluate(axe);
    return ((List<?>) page.evaluate(SERIOUS)).stream().map(String::valueOf).toList();
  }
}
