package ffe.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What models said, on the page of a decision, in a real browser; five vendors on loopback. */
@Tag("browser")
class CouncilPageIT {

  private static final List<String> VENDORS =
      List.of("anthropic", "openai", "gemini", "xai", "deepseek");
  private static final LocatorAssertions.ContainsTextOptions SOON =
      new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

  /** Half a second each: breakers, open while nobody answered, let a call through by then. */
  private static final int TRIES = 360;

  private static Chromium chromium;
  private static FiveVendors.Open vendors;

  @BeforeAll
  static void open() throws Exception {
    vendors = FiveVendors.open(Integer.getInteger("it.vendors.port"));
    // a SELL is no view while nothing is held
    vendors.say("xai", "HOLD", "0.55");
    chromium = Chromium.open(ServerUnderTest.base(), ServerUnderTest.data());
  }

  @AfterAll
  static void close() {
    chromium.close();
    vendors.close();
  }

  /** The newest decision in which all five have a view. */
  private static String decided() {
    for (String command : List.of("lift", "resume", "start")) {
      ServerUnderTest.postAsAdmin("/api/bot/" + command, "{}");
    }
    for (int i = 0; i < TRIES; i++) {
      for (String id : Books.newest(1)) {
        String whole = ServerUnderTest.getAsAdmin("/api/v1/decisions/" + id).body();
        if (VENDORS.stream()
            .allMatch(v -> whole.contains("{\"analyst\":\"" + v + "\",\"action\":\""))) {
          return id;
        }
      }
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
    throw new IllegalStateException("no decision of all five within three minutes");
  }

  @Test
  void a_decision_shows_what_models_were_asked_and_said_to_the_letter_and_replays() {
    String id = decided();
    Page page = chromium.page(1280, 800, ColorScheme.DARK);
    page.navigate(chromium.base() + "/decisions/" + id);
    Locator models = page.getByLabel("Models · what was asked and answered");
    assertThat(models.locator("tbody tr")).hasCount(VENDORS.size());
    assertThat(models).containsText("BUY 80 %", SOON);

    Locator prompt = models.locator("details").first();
    assertThat(prompt.locator("pre").first()).isHidden();
    prompt.locator("summary").click();
    assertThat(prompt.locator("pre").last()).containsText("Last price: ");
    assertThat(prompt.locator("pre").last()).not().containsText("canary");

    Locator reply = models.locator("details").last();
    reply.locator("summary").click();
    assertThat(reply.locator("pre"))
        .containsText("{\"reasoning\":\"It was set so, <b>boldly</b>.\"");
    assertThat(page.locator("b", new Page.LocatorOptions().setHasText("boldly"))).hasCount(0);

    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Replay")).click();
    assertThat(page.locator("main")).containsText("Identical. The same bytes came out again", SOON);
    page.context().close();
    assertThat(chromium.drainTroubles()).isEmpty();
  }
}
