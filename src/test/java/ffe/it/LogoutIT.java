package ffe.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Leaving by the button, in a real browser. */
@Tag("browser")
class LogoutIT {

  private static final LocatorAssertions.ContainsTextOptions SOON =
      new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);

  private static Chromium chromium;

  @BeforeAll
  static void open() {
    chromium = Chromium.open(ServerUnderTest.base(), ServerUnderTest.data());
  }

  @AfterAll
  static void close() {
    chromium.close();
  }

  private static JsonObject key(String name) {
    return Books.post("/api/v1/keys", "{\"name\":\"" + name + "\",\"role\":\"viewer\"}");
  }

  private static void login(Page page, JsonObject key) {
    page.navigate(chromium.base() + "/login");
    page.locator("input[name=key]").fill(key.getString("key"));
    page.locator("form:has(input[name=key]) button").click();
    page.locator("header.bar").waitFor();
  }

  /** At 390 px the way out is on the page Settings. */
  @ParameterizedTest
  @CsvSource({"1280, /, .nav", "390, /settings, main"})
  void the_button_ends_the_session_in_all_its_windows(int width, String path, String where) {
    JsonObject key = key("leaving at " + width);
    try (Page page = chromium.stranger()) {
      page.setViewportSize(width, 800);
      login(page, key);
      Page other = page.context().newPage();
      other.navigate(chromium.base() + "/positions");
      other.locator("header.bar").waitFor();
      page.navigate(chromium.base() + path);
      Locator out = page.locator(where + " form[action='/logout'] button");
      assertThat(out).hasText("Log out");
      out.click();
      page.waitForURL(chromium.base() + "/login");
      // the other window leaves by itself, at its own time
      Page third = page.context().newPage();
      third.navigate(chromium.base() + "/");
      assertThat(third.url()).isEqualTo(chromium.base() + "/login");
    }
    chromium.drainTroubles(); // what the other window asked meanwhile is refused
  }

  @Test
  void the_audit_page_shows_who_came_and_went() {
    JsonObject key = key("shown in the audit");
    try (Page page = chromium.stranger()) {
      login(page, key);
      page.locator(".nav form[action='/logout'] button").click();
      page.waitForURL(chromium.base() + "/login");
    }
    Page admin = chromium.page(1280, 800, ColorScheme.DARK);
    admin.navigate(chromium.base() + "/audit?actor=shown%20in%20the%20audit");
    assertThat(admin.locator("main section[aria-label='Audit'] table"))
        .containsText("Logout", SOON);
    assertThat(admin.locator("main section[aria-label='Audit'] table")).containsText("Login", SOON);
    admin.context().close();
    chromium.drainTroubles();
  }
}
