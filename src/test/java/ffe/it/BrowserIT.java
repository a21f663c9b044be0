package ffe.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages as a trader uses them, in a real browser on the real server. */
@Tag("browser")
class BrowserIT {

  private static final LocatorAssertions.ContainsTextOptions SOON =
      new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);
  private static final double HELD_MILLIS = 1_500;

  private static Chromium chromium;

  private Page page;

  @BeforeAll
  static void open() {
    chromium = Chromium.open(ServerUnderTest.base(), ServerUnderTest.data());
  }

  @AfterAll
  static void close() {
    chromium.close();
  }

  @BeforeEach
  void let_the_agent_run() {
    switch (state()) {
      case "halted" -> {
        tell("lift");
        tell("start");
      }
      case "paused" -> tell("resume");
      case "stopped" -> tell("start");
      default -> {
        // it runs
      }
    }
    page = chromium.page(1280, 800, ColorScheme.DARK);
  }

  @AfterEach
  void nothing_went_wrong_in_the_page() {
    page.context().close();
    assertThat(chromium.drainTroubles()).isEmpty();
  }

  private static String state() {
    String status = ServerUnderTest.getAsAdmin("/api/v1/bot/status").body();
    return status.replaceFirst("(?s).*?\"state\":\"([a-z_]+)\".*", "$1");
  }

  private static void tell(String command) {
    assertThat(ServerUnderTest.postAsAdmin("/api/v1/bot/" + command, "").statusCode())
        .as(command)
        .isEqualTo(200);
  }

  private void go(String path) {
    page.navigate(chromium.base() + path);
    page.locator("header.bar").waitFor();
  }

  private Locator agent() {
    return page.locator("header.bar .cell", new Page.LocatorOptions().setHasText("analysts"));
  }

  @Test
  void a_login_link_opens_the_pages_once_only() {
    assertThat(ServerUnderTest.data().resolve("login-link")).as("used, so removed").doesNotExist();
    String link = chromium.usedLink();
    try (Page stranger = chromium.stranger()) {
      stranger.navigate(chromium.base() + "/status");
      assertThat(stranger.url()).isEqualTo(chromium.base() + "/login");
      stranger.navigate(link);
      assertThat(stranger.locator("body")).containsText("not valid any more", SOON);
      stranger.navigate(chromium.base() + "/");
      assertThat(stranger.url()).isEqualTo(chromium.base() + "/login");
    }
    assertThat(chromium.drainTroubles()).allMatch(t -> t.contains("401")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/?v-r=push&v-uiId=0&X-Atmosphere-Transport=websocket",
        "/VAADIN/push?v-r=push&v-uiId=0&X-Atmosphere-Transport=websocket",
        "/anything"
      })
  void nobody_opens_the_push_channel_without_a_login(String path) {
    URI push = URI.create("ws" + chromium.base().toString().substring("http".length()) + path);
    assertThatThrownBy(
            () ->
                HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .connectTimeout(Duration.ofSeconds(20))
                    .buildAsync(push, new WebSocket.Listener() {})
                    .join())
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class,
            e -> assertThat(e.getResponse().statusCode()).isEqualTo(401));
  }

  @Test
  void the_dashboard_shows_the_market_and_goes_on_by_itself() {
    go("/");
    assertThat(page.locator(".badge.mode")).hasText("PAPER");
    page.locator("ffe-candle-chart canvas").first().waitFor();
    page.locator("ffe-equity-chart canvas").first().waitFor();
    page.locator(".feed a.entry").first().waitFor();
    assertThat(page.locator(".strip")).containsText("cycles");
    assertThat(page.locator("header.bar")).containsText("recorded 25 Nov to 1 Dec 2013");
    Locator clock = page.locator("header.bar .cell", new Page.LocatorOptions().setHasText("here"));
    String before = clock.locator("b").textContent();
    assertThat(before).matches("2\\d Nov 2013 \\d\\d:\\d\\d:\\d\\d UTC|\\d Dec 2013 .* UTC");
    assertThat(clock.locator("b"))
        .not()
        .hasText(before, new LocatorAssertions.HasTextOptions().setTimeout(30_000));
  }

  @Test
  void a_decision_tells_what_led_to_it_and_replays_identical() {
    go("/");
    page.locator(".feed a.entry").first().click();
    page.waitForURL(Pattern.compile(".*/decisions/[0-9a-f]+"));
    Locator content = page.locator("main");
    for (String part :
        List.of("Market as it was seen", "Opinions", "Decision", "Risk gate", "account")) {
      assertThat(content).containsText(part, SOON);
    }
    for (String analyst : List.of("Mean reversion", "Momentum", "Trend flip", "Wavetrend")) {
      assertThat(content.locator("td", new Locator.LocatorOptions().setHasText(analyst)))
          .hasCount(1);
    }
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Replay")).click();
    assertThat(content).containsText("Identical. The same bytes came out again", SOON);
  }

  @Test
  void pause_and_resume_act_on_the_agent_and_are_written_down() {
    go("/agent-control");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Pause").setExact(true))
        .click();
    assertThat(agent()).containsText("Paused", SOON);
    assertThat(state()).isEqualTo("paused");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Resume").setExact(true))
        .click();
    assertThat(agent()).containsText("Running", SOON);
    assertThat(state()).isEqualTo("running");
    assertThat(page.getByLabel("Last commands").locator("tr").nth(1)).containsText("Resume", SOON);
  }

  @Test
  void halt_needs_to_be_held_and_is_lifted_here() {
    go("/agent-control");
    Locator halt = page.locator("header ffe-hold[kind=halt] button.hold");
    assertThat(halt).isEnabled();
    halt.click();
    assertThat(halt).containsText("hold for 1 second");
    assertThat(state()).isEqualTo("running");
    hold(halt);
    assertThat(agent()).containsText("Halted", SOON);
    assertThat(page.locator(".notices").first()).containsText("no new risk", SOON);
    assertThat(state()).isEqualTo("halted");
    Locator lift =
        page.locator("main ffe-hold", new Page.LocatorOptions().setHasText("Lift the halt"));
    assertThat(lift.locator("button.hold")).isEnabled();
    hold(lift.locator("button.hold"));
    assertThat(agent()).containsText("Stopped", SOON);
    assertThat(state()).isEqualTo("stopped");
  }

  private void hold(Locator button) {
    button.hover();
    page.mouse().down();
    page.waitForTimeout(HELD_MILLIS);
    page.mouse().up();
  }

  @Test
  void the_keyboard_alone_reaches_a_question_before_anything_is_flattened() {
    go("/");
    Locator flatten = page.locator("header ffe-hold[kind=flatten] button.hold");
    assertThat(flatten).isEnabled();
    flatten.focus();
    page.keyboard().press("Enter");
    Locator question = page.locator("header ffe-hold[kind=flatten] dialog");
    assertThat(question).isVisible();
    assertThat(question).containsText("main");
    page.keyboard().press("Escape");
    assertThat(question).isHidden();
    page.keyboard().press("g");
    page.keyboard().press("a");
    page.waitForURL(chromium.base() + "/agent-control");
    assertThat(state()).isEqualTo("running");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/decisions", "/audit", "/analytics", "/agent-control", "/status"})
  void a_page_fits_a_phone(String path) {
    page.context().close();
    page = chromium.page(390, 844, ColorScheme.LIGHT);
    go(path);
    page.locator("main .panel").first().waitFor();
    assertThat(page.locator("header ffe-hold[kind=halt] button.hold")).isVisible();
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
  }

  @ParameterizedTest
  @CsvSource({"DARK, 'rgb(13, 16, 21)'", "LIGHT, 'rgb(244, 245, 247)'"})
  void the_page_follows_the_colours_of_the_system(ColorScheme scheme, String ground) {
    page.context().close();
    page = chromium.page(1280, 800, scheme);
    go("/");
    assertThat(page.locator("body")).hasCSS("background-color", ground);
  }

  @Test
  void a_filter_of_decisions_stands_in_the_address_and_back_goes_one_back() {
    go("/decisions?result=HELD");
    Locator badges = page.locator("main td .badge");
    assertThat(badges.first()).hasText("HOLD");
    assertThat(badges.filter(new Locator.FilterOptions().setHasNotText("HOLD"))).hasCount(0);
    assertThat(page.getByLabel("Outcome")).hasValue("HELD");
    page.getByLabel("Outcome").selectOption("");
    page.waitForURL(chromium.base() + "/decisions");
    page.locator("h1").click();
    page.keyboard().press("/");
    page.keyboard().type("no such words");
    page.keyboard().press("Enter");
    page.waitForURL(Pattern.compile(".*/decisions\\?text=no(?:%20|[+])such(?:%20|[+])words"));
    assertThat(page.locator("main")).containsText("Clear the filters", SOON);
    page.goBack();
    assertThat(badges.first()).isVisible();
    assertThat(page.getByLabel("Why", new Page.GetByLabelOptions().setExact(true))).hasValue("");
  }

  @Test
  void an_address_that_asks_for_nonsense_is_told_so() {
    go("/decisions?result=MAYBE");
    assertThat(page.locator("main [role=alert]").last())
        .containsText("result is one of ORDERED, DENIED, HELD, NO_DECISION, not MAYBE", SOON);
    go("/audit?from=yesterday");
    assertThat(page.locator("main [role=alert]").last()).containsText("UTC time like", SOON);
  }

  @Test
  void the_audit_tells_who_told_the_agent_what() {
    tell("pause");
    tell("resume");
    go("/audit?action=resume");
    Locator newest = page.locator("main tbody tr").first();
    assertThat(newest).containsText("configured-key", SOON);
    assertThat(newest).containsText("Resume");
    assertThat(newest).containsText("rest");
    assertThat(
            page.locator("main tbody tr").filter(new Locator.FilterOptions().setHasText("Pause")))
        .hasCount(0);
  }

  @Test
  void who_logs_in_with_a_viewers_key_sees_and_cannot_act_until_it_is_revoked() {
    jakarta.json.JsonObject key =
        Books.post("/api/v1/keys", "{\"name\":\"hall\",\"role\":\"viewer\"}");
    try (Page viewer = chromium.stranger()) {
      viewer.navigate(chromium.base() + "/login");
      viewer.getByLabel("Access key").fill(key.getString("key"));
      viewer.getByText("Log in with the key").click();
      viewer.waitForURL(chromium.base() + "/");
      assertThat(viewer.locator("nav .who")).hasText("hall, viewer");
      assertThat(viewer.locator("header ffe-hold[kind=halt] button.hold")).isDisabled();
      assertThat(viewer.locator("header ffe-hold[kind=flatten] button.hold")).isDisabled();
      viewer.navigate(chromium.base() + "/agent-control");
      Locator pause =
          viewer.getByRole(
              AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Pause").setExact(true));
      assertThat(pause).isDisabled();
      assertThat(pause).hasAttribute("title", "Needs the role trader; you are viewer.");
      viewer.navigate(chromium.base() + "/audit");
      assertThat(viewer.locator("main")).containsText("needs the role admin", SOON);
      ServerUnderTest.send(
          ServerUnderTest.request("/api/v1/keys/" + key.getString("id"))
              .header("Authorization", "Bearer " + ServerUnderTest.adminKey())
              .DELETE());
      viewer.waitForURL(chromium.base() + "/login");
    }
    chromium.drainTroubles();
  }

  @Test
  void analytics_shows_figures_of_a_range_that_stands_in_the_address() {
    go("/analytics");
    assertThat(page.locator("main")).containsText("too few to tell", SOON);
    page.getByLabel("Range").selectOption("7");
    page.waitForURL(chromium.base() + "/analytics?days=7");
    assertThat(page.locator("main")).containsText("By analyst", SOON);
    go("/analytics?from=2013-11-28&to=2013-11-27");
    assertThat(page.locator("main [role=alert]").last()).containsText("from is not after to", SOON);
  }

  @Test
  void text_from_outside_is_shown_as_text() {
    go("/decisions/%3Cimg%20src=x%20onerror=alert(1)%3E");
    assertThat(page.locator("main"))
        .containsText("There is no decision <img src=x onerror=alert(1)>", SOON);
    assertThat(page.locator("main img")).hasCount(0);
  }

  @Test
  void a_page_that_asks_another_host_would_be_found() {
    go("/");
    page.evaluate("location.href = 'http://127.0.0.1:9/'");
    page.waitForTimeout(1_000);
    // Chromium asks again by itself while it shows that nobody answered
    page.navigate("about:blank");
    assertThat(chromium.drainTroubles()).anyMatch(t -> t.startsWith("foreign request"));
  }

  @Test
  void the_browser_is_told_to_ask_no_other_host_and_to_run_no_script_of_a_text() {
    go("/");
    page.evaluate("fetch('http://127.0.0.1:9/').catch(() => 0)");
    assertThat(chromium.drainTroubles()).anyMatch(t -> t.contains("Content Security Policy"));
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'),"
            + " {textContent: 'window.ran = true'}))");
    assertThat(page.evaluate("window.ran === true")).isEqualTo(false);
    assertThat(chromium.drainTroubles()).anyMatch(t -> t.contains("Content Security Policy"));
  }

  @Test
  void a_key_is_made_and_shown_on_the_settings_page() {
    go("/settings");
    assertThat(page.locator("main")).containsText("ffe.market.source", SOON);
    page.getByLabel("Name of the new key").fill("browser test");
    page.getByLabel("Role of the new key").selectOption("TRADER");
    page.getByText("Make a key").click();
    Locator key = page.locator("#new-key");
    assertThat(key).containsText("ffe_", SOON);
  }

  @Test
  void an_unknown_page_says_so_and_keeps_the_status_bar() {
    go("/no-such-page");
    assertThat(page.locator("header.bar")).containsText("PAPER");
    assertThat(page.locator("main")).containsText("no-such-page", SOON);
    chromium.drainTroubles();
  }

  @Test
  void another_account_is_opened_shown_and_left_again() {
    go("/agent-control");
    Locator form = page.locator(".accounts");
    form.getByLabel("Name").fill("by-hand");
    form.getByLabel("Deposit in USD").fill("7000");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Open on tape")).click();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show account by-hand"))
        .click();
    assertThat(page.locator("header.bar .account-choice")).hasValue("by-hand");
    assertThat(page.locator("header.bar b[title=by-hand]")).containsText(" USD", SOON);
    page.locator("header.bar .account-choice").selectOption("main");
    assertThat(page.locator("header.bar b[title=main]")).containsText(" USD", SOON);
    assertThat(page.locator("header.bar .account-choice")).hasValue("main");
  }

  /** Counts what somebody may be about to press or fill in, and is taken out of the page. */
  private static final String WATCH_FOR_LOSS =
      "() => { const pressed = 'button, input, select, option, ffe-hold, ffe-copy';"
          + " window.lost = [];"
          + " new MutationObserver(changes => changes.forEach(c => c.removedNodes.forEach(n => {"
          + "   if (n.nodeType !== 1) { return; }"
          + "   [...(n.matches(pressed) ? [n] : []), ...n.querySelectorAll(pressed)]"
          + "     .filter(e => !e.isConnected).forEach(e => window.lost.push(e.outerHTML)); })))"
          + " .observe(document.querySelector('.frame'), { childList: true, subtree: true });"
          + " window.refreshed = 0; new MutationObserver(() => window.refreshed++)"
          + "   .observe(document.querySelector('header.bar'),"
          + "     { childList: true, subtree: true, characterData: true }); }";

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/positions", "/orders", "/risk", "/agent-control", "/status", "/settings"})
  void what_can_be_pressed_stays_in_the_page_while_it_goes_on(String path) {
    go(path);
    assertThat(page.locator("main .panel").first()).isVisible();
    assertThat(agent()).containsText("Running", SOON);
    page.evaluate(WATCH_FOR_LOSS);
    tell("pause");
    assertThat(agent()).containsText("Paused", SOON);
    tell("resume");
    assertThat(agent()).containsText("Running", SOON);
    page.waitForFunction("() => window.refreshed >= 5");
    assertThat((List<?>) page.evaluate("window.lost")).isEmpty();
  }
}
