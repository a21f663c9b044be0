package ffe.entry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Percent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts and times as readers of either language write them. */
class FormatTest {

  private static final Instant THEN = Instant.parse("2013-11-27T13:51:40Z");
  private static final Money EQUITY = Money.of("-10214.375", Currency.USD);

  private final Locale machine = Locale.getDefault();

  @BeforeEach
  void the_machine_speaks_german() {
    Locale.setDefault(Locale.GERMANY);
  }

  @AfterEach
  void the_machine_speaks_as_before() {
    Locale.setDefault(machine);
  }

  private static <T> T inPortuguese(Supplier<T> work) {
    return Words.in(Words.PORTUGUESE, work);
  }

  @Test
  void english_has_a_decimal_point_and_the_month_in_letters() {
    assertThat(Format.money(EQUITY)).isEqualTo("−10,214.38 USD");
    assertThat(Format.percent(Percent.of("1.85"), 1)).isEqualTo("1.9 %");
    assertThat(Format.time(THEN)).isEqualTo("27 Nov 2013 13:51:40 UTC");
    assertThat(Format.toMinute(THEN)).isEqualTo("27 Nov 2013 13:51 UTC");
    assertThat(Format.minute(THEN, THEN.plusSeconds(86_400))).isEqualTo("27 Nov 13:51");
    assertThat(Format.day(LocalDate.of(2013, 11, 27))).isEqualTo("2013-11-27");
    assertThat(Format.unknown()).isEqualTo("unknown");
  }

  @Test
  void portuguese_has_a_decimal_comma_and_the_day_first() {
    assertThat(inPortuguese(() -> Format.money(EQUITY))).isEqualTo("−10.214,38 USD");
    assertThat(inPortuguese(() -> Format.percent(Percent.of("1.85"), 1))).isEqualTo("1,9 %");
    assertThat(inPortuguese(() -> Format.time(THEN))).isEqualTo("27/11/2013 13:51:40 UTC");
    assertThat(inPortuguese(() -> Format.toMinute(THEN))).isEqualTo("27/11/2013 13:51 UTC");
    assertThat(inPortuguese(() -> Format.minute(THEN, THEN.plusSeconds(86_400))))
        .isEqualTo("27/11 13:51");
    assertThat(inPortuguese(() -> Format.day(LocalDate.of(2013, 11, 27)))).isEqualTo("27/11/2013");
    assertThat(inPortuguese(Format::unknown)).isEqualTo("desconhecido");
  }

  @Test
  void work_in_a_language_leaves_the_thread_as_it_was() {
    assertThatThrownBy(
            () ->
                inPortuguese(
                    () -> {
                      throw new IllegalStateException("planted");
                    }))
        .hasMessage("planted");
    assertThat(Format.unknown()).isEqualTo("unknown");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"905.6; 905,6", "10000; 10000", "1,234.5; 1.234,5", "1,234,567; 1.234.567"})
  void what_is_typed_is_read_as_the_reader_writes_it(String english, String portuguese) {
    BigDecimal amount = new BigDecimal(english.replace(",", ""));
    assertThat(Format.parsed(english)).hasValue(amount);
    assertThat(inPortuguese(() -> Format.parsed(portuguese))).hasValue(amount);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"905,60", "1,23", "12,34,567", "0,250", ",5", "5.", "1.000.5", "-1", "1e3"})
  void what_could_mean_two_amounts_is_none(String english) {
    assertThat(Format.parsed(english)).isEmpty();
    String portuguese = english.replace(',', ';').replace('.', ',').replace(';', '.');
    assertThat(inPortuguese(() -> Format.parsed(portuguese))).as(portuguese).isEmpty();
  }

  @Test
  void an_example_is_an_amount_that_can_be_typed() {
    BigDecimal price = new BigDecimal("1234.5");
    assertThat(Format.typed(price)).isEqualTo("1234.5");
    assertThat(inPortuguese(() -> Format.typed(price))).isEqualTo("1234,5");
    assertThat(inPortuguese(() -> Format.parsed(Format.typed(price)))).hasValue(price);
    assertThatThrownBy(() -> inPortuguese(() -> Format.amount("0.25")))
        .hasMessage("um valor é um número como 10000 ou 0,25");
  }

  @ParameterizedTest
  @CsvSource({
    "openai,OpenAI",
    "xai,xAI",
    "deepseek,DeepSeek",
    "anthropic,Anthropic",
    "trend-flip,Trend flip"
  })
  void vendors_are_written_as_they_write_themselves(String name, String written) {
    assertThat(Format.analyst(name)).isEqualTo(written);
  }
}
