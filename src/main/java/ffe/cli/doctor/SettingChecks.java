package ffe.cli.doctor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What was told to the engine by environment and configuration file. */
final class SettingChecks {

  static final List<Check> ALL =
      List.of(
          SettingChecks::outward,
          SettingChecks::everybody,
          SettingChecks::adminKey,
          SettingChecks::origins,
          SettingChecks::port,
          SettingChecks::tokens,
          SettingChecks::contradictions,
          SettingChecks::keyInClear);

  private static final int KEY_CHARS_MIN = 16;

  private SettingChecks() {}

  private static Stream<Finding> outward(Site site) {
    boolean outward = !Site.isLoopback(site.host());
    boolean key = isSet(site, "FFE_ADMIN_API_KEY") || isSet(site, "FINANCE_FEEDBACK_API_KEY");
    boolean proxy = isSet(site, "FFE_TRUSTED_PROXIES");
    boolean tls = site.environment().keySet().stream().anyMatch(n -> n.startsWith("FFE_HTTPS_"));
    return Check.when(
        outward && !(key && (proxy || tls)),
        "OUTWARD_UNPROTECTED",
        "FFE_HTTP_HOST is " + site.host() + " without " + (key ? "TLS or proxy" : "a key"),
        "keys would travel in clear, so the engine refuses to start (code 78)",
        "set FFE_HTTP_HOST=127.0.0.1, or FFE_ADMIN_API_KEY and FFE_TRUSTED_PROXIES");
  }

  private static Stream<Finding> everybody(Site site) {
    String proxies = site.configured("FFE_TRUSTED_PROXIES").orElse("");
    return Check.when(
        Arrays.stream(proxies.split(",", -1)).anyMatch(p -> p.strip().endsWith("/0")),
        "EVERYBODY_IS_A_PROXY",
        "FFE_TRUSTED_PROXIES is " + proxies,
        "every address may connect, without the proxy that protects it",
        "name the proxy's own address");
  }

  private static Stream<Finding> adminKey(Site site) {
    return Stream.of("FFE_ADMIN_API_KEY", "FINANCE_FEEDBACK_API_KEY")
        .filter(name -> site.configured(name).filter(k -> k.length() < KEY_CHARS_MIN).isPresent())
        .map(
            name ->
                new Finding(
                    "ADMIN_KEY_TOO_SHORT",
                    name + " has fewer than " + KEY_CHARS_MIN + " characters",
                    "it can be guessed, so the engine refuses to start (code 78)",
                    "make one with: openssl rand -hex 32"));
  }

  private static Stream<Finding> origins(Site site) {
    return Stream.of("ALLOWED_ORIGINS", "FFE_HTTP_ALLOWED_ORIGINS")
        .filter(name -> site.configured(name).filter(o -> o.contains("*")).isPresent())
        .map(
            name ->
                new Finding(
                    "ANY_ORIGIN",
                    name + " has a *",
                    "any page in a browser could speak to the engine",
                    "name the origins, or unset it"));
  }

  private static Stream<Finding> port(Site site) {
    String text = site.setting("FFE_HTTP_PORT").orElse("8000");
    return Check.when(
        site.port().filter(p -> p >= 1 && p <= 65_535).isEmpty(),
        "PORT_OUT_OF_RANGE",
        "FFE_HTTP_PORT is '" + text + "'",
        "the engine refuses to start (code 78)",
        "a whole number from 1 to 65535");
  }

  private static Stream<Finding> tokens(Site site) {
    boolean issuer = isSet(site, "FFE_JWT_ISSUER") || isSet(site, "MP_JWT_VERIFY_ISSUER");
    boolean audience = isSet(site, "FFE_JWT_AUDIENCE") || isSet(site, "MP_JWT_VERIFY_AUDIENCES");
    boolean published =
        isSet(site, "FFE_JWT_JWKS_URL") || isSet(site, "MP_JWT_VERIFY_PUBLICKEY_LOCATION");
    boolean key = isSet(site, "FFE_JWT_PUBLIC_KEY");
    boolean isWhole = issuer && audience && published != key;
    return Check.when(
        (issuer || audience || published || key) && !isWhole,
        "TOKENS_HALF_CONFIGURED",
        "of FFE_JWT_ISSUER, FFE_JWT_AUDIENCE and either FFE_JWT_JWKS_URL or FFE_JWT_PUBLIC_KEY"
            + " some are missing, or both keys are set",
        "tokens could not be told from others, so the engine refuses to start (code 78)",
        "set all three, or none");
  }

  private static Stream<Finding> contradictions(Site site) {
    List<String> found = new ArrayList<>();
    for (String secret : TableChecks.SECRETS) {
      if (isSet(site, secret) && isSet(site, secret + "_FILE")) {
        found.add(secret + " and " + secret + "_FILE are both set; the file is ignored");
      }
    }
    if (!isSet(site, "FFE_DB_URL")
        && (isSet(site, "FFE_DB_USER") || isSet(site, "FFE_DB_PASSWORD"))) {
      found.add("FFE_DB_USER or FFE_DB_PASSWORD without FFE_DB_URL: the embedded one is used");
    }
    site.configured("FFE_MARKET_SOURCE")
        .filter(source -> !source.equals("tape") && isSet(site, "FFE_MARKET_REPLAY_SPEED"))
        .ifPresent(
            source ->
                found.add("FFE_MARKET_REPLAY_SPEED has no effect on FFE_MARKET_SOURCE=" + source));
    Optional<String> key = site.configured("FFE_ADMIN_API_KEY");
    Optional<String> former = site.configured("FINANCE_FEEDBACK_API_KEY");
    if (key.isPresent() && former.isPresent() && !key.equals(former)) {
      found.add("FFE_ADMIN_API_KEY and FINANCE_FEEDBACK_API_KEY differ; the second is ignored");
    }
    site.inFile()
        .forEach(
            (name, value) ->
                site.setting(name)
                    .filter(other -> !other.equals(value))
                    .ifPresent(o -> found.add(name + " is set in the file and otherwise here")));
    return found.stream()
        .map(
            what ->
                new Finding(
                    "SETTINGS_CONTRADICT",
                    what,
                    "one of the two does not do what it says",
                    "remove the one you do not mean"));
  }

  private static Stream<Finding> keyInClear(Site site) {
    String host = String.valueOf(site.url().getHost());
    return Check.when(
        "http".equals(site.url().getScheme()) && !Site.isLoopback(host),
        "KEY_IN_CLEAR",
        "the engine is asked at " + site.url() + ", without TLS",
        "whoever sees the network reads the key",
        "use https, or a tunnel: ssh -L 8000:127.0.0.1:8000 " + host);
  }

  private static boolean isSet(Site site, String name) {
    return site.configured(name).isPresent();
  }
}
