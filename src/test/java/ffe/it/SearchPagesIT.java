package ffe.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Searches ordered, watched, read and put to use in a real browser. */
@Tag("browser")
class SearchPagesIT {

  private static final LocatorAssertions.ContainsTextOptions SOON =
      new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

  private static final double HELD_MILLIS = 1_300;

  private static Chromium chromium;

  @BeforeAll
  static void open() {
    chromium = Chromium.open(ServerUnderTest.base(), ServerUnderTest.data());
  }

  @AfterAll
  static void close() {
    chromium.close();
  }

  private static Page opened(String path) {
    Page page = chromium.page(1280, 900, ColorScheme.DARK);
    page.navigate(chromium.base() + path);
    page.locator("main h1").first().waitFor();
    return page;
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** Waits, at most a minute, for the order of that seed. */
  private static String newest(int seed) {
    for (int i = 0; i < 600; i++) {
      for (JsonObject one :
          Books.get(Searched.OPTIMIZATIONS + "?limit=1")
              .getJsonArray("searches")
              .getValuesAs(JsonObject.class)) {
        if (one.getJsonObject("order").getJsonObject("method").getInt("seed") == seed) {
          return one.getString("id");
        }
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    throw new IllegalStateException("nothing was ordered with seed " + seed);
  }

  @Test
  void a_search_is_ordered_by_the_editor_and_its_row_leads_to_what_it_came_to() {
    Page page = opened("/optimization");
    assertThat(page.locator("main")).containsText("16 variants", SOON);
    page.getByLabel("Seed").fill("77");
    page.getByLabel("Trials at most").fill("4");
    page.getByLabel("Least trades of a training").fill("1");
    button(page, "Search").click();
    String id = newest(77);
    JsonObject done = Searched.ended(Searched.OPTIMIZATIONS, id);
    Assertions.assertThat(done.getString("state")).isEqualTo("done");
    Locator link = page.locator("a[href='optimization/" + id + "']");
    link.click();
    Locator main = page.locator("main");
    assertThat(main).containsText("Digest of the search", SOON);
    assertThat(main).containsText(done.getJsonObject("summary").getString("digest"));
    assertThat(page.getByLabel("Two dials across each other").locator("td")).not().hasCount(0);
    assertThat(page.getByLabel("Tests in what was not seen").locator("tbody tr")).hasCount(4);
    assertThat(page.getByLabel("Trials").locator("tbody tr")).hasCount(4);
    Assertions.assertThat(chromium.drainTroubles()).isEmpty();
  }

  @Test
  void what_cannot_be_searched_is_said_beside_the_form_and_queues_nothing() {
    int before = Books.get(Searched.OPTIMIZATIONS + "?limit=100").getJsonArray("searches").size();
    Page page = opened("/optimization");
    page.getByLabel("And these").fill("quorum=1..9/1");
    button(page, "Search").click();
    assertThat(page.getByRole(AriaRole.ALERT).first())
        .containsText("It was not ordered: quorum is 1 to 4", SOON);
    Assertions.assertThat(
            Books.get(Searched.OPTIMIZATIONS + "?limit=100").getJsonArray("searches").size())
        .isEqualTo(before);
  }

  @Test
  void of_two_objectives_each_trial_is_a_dot_and_those_of_the_front_are_stressed() {
    Page page = opened("/optimization");
    assertThat(page.locator("main")).containsText("16 variants", SOON);
    page.getByLabel("Chosen by").selectOption("sharpe,return");
    page.getByLabel("Seed").fill("78");
    page.getByLabel("Trials at most").fill("4");
    page.getByLabel("Least trades of a training").fill("1");
    button(page, "Search").click();
    String id = newest(78);
    Searched.ended(Searched.OPTIMIZATIONS, id);
    JsonObject report =
        Books.get(Searched.OPTIMIZATIONS + "/" + id + "/result").getJsonObject("report");
    page.navigate(chromium.base() + "/optimization/" + id);
    Locator dots = page.getByLabel("sharpe against return").locator("circle");
    assertThat(dots).hasCount(report.getJsonArray("trials").size());
    assertThat(page.locator("circle[style*='--ffe-accent']"))
        .hasCount(report.getJsonArray("front").size());
    Locator download = page.getByText("HTML", new Page.GetByTextOptions().setExact(true));
    assertThat(download).hasAttribute("href", Searched.OPTIMIZATIONS + "/" + id + "/report");
    Assertions.assertThat(chromium.drainTroubles()).isEmpty();
  }

  @Test
  void what_was_chosen_is_run_alone_and_its_page_is_linked() {
    String unusual = Searched.FEW.replace("2..3/0.5", "2.5..3.5/0.5");
    String id = Searched.done(Searched.OPTIMIZATIONS, unusual).getString("id");
    Page page = opened("/optimization/" + id);
    assertThat(page.locator("main")).containsText("FFE_ENSEMBLE_PROVIDERS=mean-reversion", SOON);
    button(page, "Run it alone").click();
    Locator link = page.locator("a[href^='backtests/']");
    link.waitFor();
    String alone = String.valueOf(link.getAttribute("href")).substring("backtests/".length());
    JsonObject run = Backtested.after(alone, "queued", "running");
    Assertions.assertThat(run.getString("state")).isEqualTo("done");
    JsonObject worth =
        Books.get(Searched.OPTIMIZATIONS + "/" + id + "/result")
            .getJsonObject("report")
            .getJsonObject("worth");
    Assertions.assertThat(run.getJsonObject("summary").getString("digest"))
        .isEqualTo(worth.getJsonObject("again").getString("digest"));
    // its own three, and what other tests tried on this market before
    int others = worth.isNull("before") ? 0 : worth.getJsonObject("before").getInt("trials");
    Assertions.assertThat(worth.getJsonObject("trials").getInt("count")).isEqualTo(3);
    Assertions.assertThat(run.getJsonObject("order").getInt("trials")).isEqualTo(3 + others);
  }

  @Test
  void limits_that_were_chosen_go_into_the_policy_with_the_search_in_the_audit() {
    String id =
        Searched.done(
                Searched.OPTIMIZATIONS,
                "{\"space\":\"risk.position_max=6..7/1\",\"search\":\"grid\",\"folds\":\"2\",\"trades_min\":\"1\"}")
            .getString("id");
    JsonObject before = Books.get("/api/v1/risk/policy");
    Page page = opened("/optimization/" + id);
    Locator promote = page.locator("main ffe-hold button.hold");
    promote.hover();
    page.mouse().down();
    page.waitForTimeout(HELD_MILLIS);
    page.mouse().up();
    assertThat(page.locator("main")).containsText("of the policy is in force", SOON);
    JsonObject after = Books.get("/api/v1/risk/policy");
    String chosen = after.getJsonObject("values").getString("position_max");
    Assertions.assertThat(chosen).isIn("6", "7");
    Assertions.assertThat(ServerUnderTest.getAsAdmin("/api/v1/audit?limit=20").body())
        .contains("search " + id + ", best of 2 trials");
    String back =
        "{\"version\":"
            + after.getInt("version")
            + ",\"reason\":\"back\",\"position_max\":\""
            + before.getJsonObject("values").getString("position_max")
            + "\"}";
    Assertions.assertThat(
            ServerUnderTest.send(
                    ServerUnderTest.request("/api/v1/risk/policy")
                        .header("Authorization", "Bearer " + ServerUnderTest.adminKey())
                        .header("Content-Type", "application/json")
                        .PUT(java.net.http.HttpRequest.BodyPublishers.ofString(back)))
                .statusCode())
        .isEqualTo(200);
  }
}
