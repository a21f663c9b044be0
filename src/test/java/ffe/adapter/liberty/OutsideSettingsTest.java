package ffe.adapter.liberty;

import static ffe.adapter.liberty.SettingsReaderTest.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.adapter.jwt.TokenRules;
import ffe.market.Instrument;
import ffe.setting.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings about others: an identity provider, a Sentry server, a QuestDB. */
@Tag("unit")
class OutsideSettingsTest {

  @Test
  void refuses_tokens_that_are_configured_by_halves(@TempDir Path directory) throws Exception {
    String key = publicKey(directory).toString();
    Map<String, String> all = new TreeMap<>();
    assertThat(read(all).access().tokens()).isEmpty();
    all.put("ffe.jwt.audience", "ffe, other");
    assertThatThrownBy(() -> read(all)).hasMessageContaining("FFE_JWT_ISSUER");
    all.put("mp.jwt.verify.issuer", "https://issuer.example");
    assertThatThrownBy(() -> read(all)).hasMessageContaining("FFE_JWT_JWKS_URL");
    all.put("ffe.jwt.public-key", key);
    TokenRules rules = read(all).access().tokens().orElseThrow();
    assertThat(rules.issuer()).isEqualTo("https://issuer.example");
    assertThat(rules.audiences()).containsExactly("ffe", "other");
    assertThat(rules.key().orElseThrow().getAlgorithm()).isEqualTo("RSA");
    assertThat(rules.roleClaim()).isEqualTo("groups");
    all.put("ffe.jwt.jwks-url", "https://issuer.example/keys");
    assertThatThrownBy(() -> read(all)).hasMessageContaining("one of the two");
    all.remove("ffe.jwt.public-key");
    assertThat(read(all).access().tokens().orElseThrow().keySet()).isPresent();
    all.remove("ffe.jwt.audience");
    assertThatThrownBy(() -> read(all)).hasMessageContaining("FFE_JWT_AUDIENCE");
    all.put("ffe.jwt.jwks-url", "http://issuer.example/keys");
    assertThatThrownBy(() -> read(all)).hasMessageContaining("http:// on this machine only");
  }

  private static Path publicKey(Path directory) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    byte[] encoded = generator.generateKeyPair().getPublic().getEncoded();
    return Files.writeString(
        directory.resolve("key.pem"),
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(encoded)
            + "\n-----END PUBLIC KEY-----\n");
  }

  @ParameterizedTest
  @CsvSource({
    "https://abc123@o1.ingest.sentry.io/42, true",
    "https://abc123@sentry.example:9000/below/42, true",
    "http://abc123@127.0.0.1:9000/42, true",
    "http://abc123@sentry.example/42, false",
    "https://sentry.example/42, false",
    "https://abc123@sentry.example/, false",
    "https://abc123@sentry.example/project, false",
    "https://abc:def@sentry.example/42, false",
    "sentry.example/42, false",
    "https://abc123@sentry.example/42?x=y, false",
  })
  void an_address_of_sentry_has_a_key_and_a_project(String dsn, boolean isRight) {
    Map<String, String> given = Map.of("ffe.sentry.dsn", dsn);
    if (isRight) {
      assertThat(read(given).operation().sentry().orElseThrow().matches(dsn)).isTrue();
    } else {
      assertThatThrownBy(() -> read(given))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("https://KEY@HOST/PROJECT")
          .hasMessageNotContaining("example");
    }
  }

  @Test
  void keeps_no_ticks_unless_somebody_says_whose() {
    Settings.Ticks none = read(Map.of()).ticks();
    assertThat(none.choice().isNone()).isTrue();
    assertThat(none.age()).isEqualTo(Duration.ofDays(7));
    assertThat(none.queueBytes()).isEqualTo(256L << 20);
    assertThat(none.choice().has("kraken", Instrument.of("BTC-USD"))).isFalse();
  }

  @Test
  void keeps_ticks_of_those_that_are_named_or_of_all() {
    Settings.Ticks some =
        read(Map.of(
                "ffe.market.ticks",
                "Kraken:xbtusd, binance:ETH-USDT,kraken:BTC-USD",
                "ffe.market.ticks-days",
                "1"))
            .ticks();
    assertThat(some.choice().named()).hasSize(2);
    assertThat(some.age()).isEqualTo(Duration.ofDays(1));
    assertThat(some.choice().has("kraken", Instrument.of("BTC-USD"))).isTrue();
    assertThat(some.choice().has("binance", Instrument.of("BTC-USD"))).isFalse();
    Settings.Ticks all = read(Map.of("ffe.market.ticks", "ALL")).ticks();
    assertThat(all.choice().named()).isEmpty();
    assertThat(all.choice().has("oanda", Instrument.of("EUR-USD"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"kraken", "kraken:", "tape:BTC-USD", "kraken:BTC-USD,", "kraken:B", "any"})
  void ticks_are_of_live_sources_and_pairs(String whose) {
    assertThatThrownBy(() -> read(Map.of("ffe.market.ticks", whose)))
        .hasMessageContaining("FFE_MARKET_TICKS")
        .hasMessageContaining("such as kraken:BTC-USD");
  }

  @Test
  void ticks_may_have_no_place_on_the_disk() {
    assertThat(read(Map.of("ffe.market.ticks-queue-mb", "0")).ticks().queueBytes()).isZero();
    assertThat(read(Map.of("ffe.market.ticks-queue-mb", "65536")).ticks().queueBytes())
        .isEqualTo(1L << 36);
    assertThatThrownBy(() -> read(Map.of("ffe.market.ticks-queue-mb", "65537")))
        .hasMessageContaining("FFE_MARKET_TICKS_QUEUE_MB");
  }

  @Test
  void ticks_are_kept_a_day_at_least() {
    assertThatThrownBy(() -> read(Map.of("ffe.market.ticks-days", "0")))
        .hasMessageContaining("FFE_MARKET_TICKS_DAYS")
        .hasMessageContaining("from 1 to 3650");
  }

  @Test
  void a_questdb_has_an_address_and_all_of_a_login_or_none(@TempDir Path directory)
      throws Exception {
    assertThat(read(Map.of()).questDb()).isEmpty();
    Map<String, String> all = new TreeMap<>(Map.of("ffe.questdb.url", "http://questdb:9000/"));
    assertThat(read(all).questDb().orElseThrow()).hasToString("questdb:9000");
    all.put("ffe.questdb.user", "ffe");
    assertThatThrownBy(() -> read(all)).hasMessageContaining("FFE_QUESTDB_PASSWORD");
    Path file = Files.writeString(directory.resolve("password"), "from a file\n");
    all.put("ffe.questdb.password.file", file.toString());
    assertThat(read(all).questDb().orElseThrow().password().orElseThrow().reveal())
        .isEqualTo("from a file");
    all.put("ffe.questdb.token", "qt1 a2b");
    assertThatThrownBy(() -> read(all))
        .hasMessageContaining("FFE_QUESTDB_TOKEN")
        .hasMessageNotContaining("qt1");
    all.put("ffe.questdb.token", "qt1a2b");
    all.remove("ffe.questdb.user");
    assertThatThrownBy(() -> read(all)).hasMessageContaining("FFE_QUESTDB_USER");
    all.remove("ffe.questdb.password.file");
    assertThat(read(all).questDb().orElseThrow().token()).isPresent();
    all.remove("ffe.questdb.url");
    assertThatThrownBy(() -> read(all)).hasMessageContaining("FFE_QUESTDB_URL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "questdb:9000",
        "tcp://questdb:9009",
        "http://",
        "http://ffe:word@questdb:9000",
        "http://questdb:9000/below",
        "http://questdb:9000/?query=x"
      })
  void an_address_of_questdb_is_a_server_s(String address) {
    assertThatThrownBy(() -> read(Map.of("ffe.questdb.url", address)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("http:// or https://");
  }
}
