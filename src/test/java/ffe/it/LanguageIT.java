package ffe.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of a browser that asks for Portuguese. */
@Tag("browser")
class LanguageIT {

  private static final LocatorAssertions.ContainsTextOptions SOON =
      new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);
  private static final Pattern AMOUNT = Pattern.compile("\\d{1,3}(\\.\\d{3})*,\\d{2} USD");
  private static final Pattern CLOCK =
      Pattern.compile("\\d{2}/\\d{2}/\\d{4} \\d{2}:\\d{2}:\\d{2} UTC");
  private static final Pattern NEXT = Pattern.compile("(analistas|outro servidor)");

  private static Chromium chromium;
  private static List<String> keys;

  @BeforeAll
  static void open() throws IOException {
    chromium = Chromium.open(ServerUnderTest.base(), ServerUnderTest.data());
    Properties words = new Properties();
    try (var reader =
        Files.newBufferedReader(Path.of("src/main/resources/ffe/entry/web/words.properties"))) {
      words.load(reader);
    }
    keys = List.copyOf(words.stringPropertyNames());
  }

  @AfterAll
  static void close() {
    chromium.close();
  }

  @AfterEach
  void nothing_went_wrong_in_the_page() {
    assertThat(chromium.drainTroubles()).isEmpty();
  }

  private static void go(Page page, String path) {
    page.navigate(chromium.base() + path);
    page.locator("header.bar").waitFor();
  }

  /** As text of its own, or as an attribute. */
  private static List<String> rawKeys(Page page) {
    String content = page.content();
    return keys.stream()
        .filter(key -> key.contains("."))
        .filter(key -> content.contains(">" + key + "<") || content.contains('"' + key + '"'))
        .toList();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "/ | Últimas 24 h, por que houve negócios e por que não | Painel · FFE",
        "/positions | O que fica vazio não muda. | Posições · FFE",
        "/orders | Vida de uma ordem | Ordens · FFE",
        "/risk | O que os limites lembram | Risco · FFE",
        "/settings | Segredos nunca são mostrados | Configurações · FFE",
        "/decisions | Hora do mercado, UTC | Decisões · FFE",
        "/market | Duração | Mercado · FFE",
        "/analytics | Maior drawdown | Análises · FFE",
        "/audit | Só se acrescenta. | Auditoria · FFE",
        "/agent-control | Comandos | Controle do agente · FFE",
        "/status | Relógio do mercado | Situação · FFE"
      })
  void a_page_speaks_portuguese_with_a_decimal_comma_and_names_the_zone(
      String path, String words, String title) {
    try (Page page = chromium.page(1280, 800, ColorScheme.DARK, "pt-BR")) {
      go(page, path);
      if (path.equals("/market")) {
        page.locator("[role=group][aria-label='Duração de um candle']").waitFor();
      } else {
        assertThat(page.locator("body")).containsText(words, SOON);
      }
      assertThat(page).hasTitle(title);
      assertThat(page.locator("html")).hasAttribute("lang", "pt-BR");
      assertThat(page.locator("header.bar")).containsText(AMOUNT, SOON);
      assertThat(page.locator("header.bar")).containsText(CLOCK, SOON);
      assertThat(page.locator("header.bar")).containsText(NEXT, SOON);
      assertThat(page.locator("nav.nav")).containsText("Controle do agente");
      assertThat(page.locator("main")).not().containsText("Reading …");
      assertThat(rawKeys(page)).as("keys that are shown").isEmpty();
    }
  }

  @Test
  void the_choice_on_the_settings_page_goes_before_the_browser() {
    try (Page page = chromium.page(1280, 800, ColorScheme.DARK, "pt-BR")) {
      go(page, "/settings");
      page.locator("#language").selectOption("en");
      assertThat(page.locator("nav.nav")).containsText("Agent control", SOON);
      assertThat(page.locator("html")).hasAttribute("lang", "en");
      assertThat(page.locator("#language")).hasValue("en");
      go(page, "/positions");
      assertThat(page.locator("h1")).containsText("Positions", SOON);
      go(page, "/settings");
      page.locator("#language").selectOption("");
      assertThat(page.locator("nav.nav")).containsText("Controle do agente", SOON);
      assertThat(page.locator("#language")).hasValue("");
    }
  }

  @Test
  void another_browser_of_the_same_session_keeps_its_own_language() {
    try (Page portuguese = chromium.page(1280, 800, ColorScheme.DARK, "pt-PT");
        Page english = chromium.page(1280, 800, ColorScheme.DARK, "en-GB")) {
      go(portuguese, "/orders");
      go(english, "/orders");
      assertThat(portuguese.locator("h1")).containsText("Ordens", SOON);
      assertThat(english.locator("h1")).containsText("Orders", SOON);
      assertThat(english.locator("html")).hasAttribute("lang", "en");
    }
  }

  @Test
  void a_held_button_asks_in_portuguese() {
    try (Page page = chromium.page(1280, 800, ColorScheme.DARK, "pt-BR")) {
      go(page, "/positions");
      assertThat(page.locator("ffe-hold").first()).containsText("Travar", SOON);
      page.locator("ffe-scheme button").waitFor();
      assertThat(page.locator("ffe-scheme")).containsText("Tema: sistema");
      assertThat(page.locator("ffe-hold").first().locator("form button").first())
          .hasText("Cancelar");
    }
  }

  @Test
  void the_login_page_speaks_portuguese_too() {
    try (Page page = chromium.stranger("pt-BR")) {
      page.navigate(chromium.base() + "/login");
      assertThat(page.locator("html")).hasAttribute("lang", "pt-BR");
      assertThat(page.locator("body")).containsText("Com uma chave de acesso");
      assertThat(page.locator("body")).not().containsText("{{");
    }
  }
}
