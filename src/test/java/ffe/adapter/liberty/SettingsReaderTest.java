package ffe.adapter.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {

  @Test
  void has_a_safe_default_for_everything() {
    Settings settings = read(Map.of());
    assertThat(settings.http())
        .isEqualTo(new Settings.Http("127.0.0.1", 8000, java.util.List.of()));
    assertThat(settings.market()).isEqualTo(new Settings.Market("tape", 60, Duration.ofDays(2)));
    assertThat(settings.agent().autostart()).isTrue();
    assertThat(settings.paper().initialBalance()).isEqualByComparingTo("10000");
    assertThat(settings.access().adminKey()).isEmpty();
    assertThat(settings.metrics().amounts()).isFalse();
  }

  @Test
  void does_not_start_by_itself_on_live_prices() {
    assertThat(read(Map.of("ffe.market.source", "kraken")).agent().autostart()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "ffe.http.port, 0, a whole number from 1 to 65535",
    "ffe.http.port, 65536, a whole number from 1 to 65535",
    "ffe.http.port, eighty, a whole number from 1 to 65535",
    "ffe.market.source, moon, 'tape, kraken'",
    "ffe.market.replay.speed, 0, a whole number from 1 to 100000",
    "ffe.paper.initial-balance, NaN, a decimal number from 1 to 1000000000",
    "ffe.paper.initial-balance, 1e999999999, a decimal number from 1 to 1000000000",
    "ffe.paper.initial-balance, 0.99, a decimal number from 1 to 1000000000",
    "ffe.paper.taker-fee-bps, 1000.01, a decimal number from -100 to 1000",
    "ffe.agent.cycle, 7m, '1m, 5m, 15m, 1h, 4h, 1d'",
    "ffe.agent.autostart, maybe, 'true, false'",
    "ffe.agent.approval, sometimes, 'never, always'",
    "ffe.metrics.amounts, some, 'true, false'",
    "ffe.ensemble.quorum, 0, a whole number from 1 to 50",
    "ffe.risk.day-starts, noon, a time and a zone",
    "ffe.venue.kraken.rest-url, http://example.com, https:// anywhere",
    "ffe.venue.kraken.ws-url, ftp://127.0.0.1, wss:// anywhere",
    "ffe.http.host, 0.0.0.0, FFE_TRUSTED_PROXIES",
    "ffe.admin.api-key, short, at least 16 characters",
    "ffe.admin.api-key.file, /nonexistent/key, a file this process can read",
  })
  void refuses_with_key_value_and_range(String key, String value, String allowed) {
    assertThatThrownBy(() -> read(Map.of(key, value)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(key)
        .hasMessageContaining(allowed)
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }

  @Test
  void never_shows_a_secret() {
    String key = "0123456789abcdef-secret";
    Settings settings = read(Map.of("ffe.admin.api-key", key));
    assertThat(settings.toString()).doesNotContain(key);
    assertThat(settings.access().adminKey().orElseThrow().matches(key)).isTrue();
    assertThatThrownBy(() -> read(Map.of("ffe.admin.api-key", "hush")))
        .hasMessageNotContaining("hush");
  }

  @Test
  void reads_a_secret_from_a_file(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("key"), "0123456789abcdef\n");
    Settings settings = read(Map.of("ffe.admin.api-key.file", file.toString()));
    assertThat(settings.access().adminKey().orElseThrow().reveal()).isEqualTo("0123456789abcdef");
  }

  @Test
  void opens_other_addresses_with_a_key_behind_a_proxy() {
    Map<String, String> open =
        Map.of(
            "ffe.http.host", "0.0.0.0",
            "ffe.admin.api-key", "0123456789abcdef",
            "ffe.trusted.proxies", "10.0.0.1");
    assertThat(read(open).http().host()).isEqualTo("0.0.0.0");
  }

  private static Settings read(Map<String, String> configured) {
    return new SettingsReader(new Source(key -> Optional.ofNullable(configured.get(key)))).read();
  }
}
