package ffe.setting;

import java.net.URI;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The settings of the door: who may come in, by what, and how often. Part of {@link Keys}. */
public final class AccessKeys {
  private static final int SECRET_CHARS_MIN = 16;
  private static final List<Key<?>> ALL = new ArrayList<>();

  public static final Key<List<String>> PROXIES =
      add(
          Key.list(
                  "ffe.trusted.proxies",
                  "addresses or blocks of them, as 10.0.0.0/8",
                  proxy -> Network.parse(proxy).isPresent())
              .means("who may connect by HTTP, and say for whom"));

  public static final Key<List<String>> ORIGINS =
      add(
          Key.list(
                  "ffe.http.allowed-origins",
                  "origins as https://host or http://host:port, never *",
                  origin -> origin.matches("https?://[a-z0-9.-]+(:[0-9]{1,5})?"))
              .alias("allowed.origins")
              .means("web origins whose pages may ask the REST interface"));

  public static final Key<Integer> RATE =
      add(
          Key.whole("ffe.access.rate-per-minute", 6_000, 60, 1_000_000)
              .means("requests a key, and an address, may make a minute in the long run"));

  public static final Key<Integer> BURST =
      add(
          Key.whole("ffe.access.burst", 1_200, 20, 100_000)
              .means("how many of these requests at once"));

  public static final Key<Secret> ADMIN_KEY =
      add(
          Key.secret("ffe.admin.api-key", SECRET_CHARS_MIN)
              .alias("finance.feedback.api.key")
              .means("first key, for use without a browser"));

  public static final Key<Secret> PEPPER =
      add(
          Key.secret("ffe.access.pepper", SECRET_CHARS_MIN)
              .within(
                  "at least "
                      + SECRET_CHARS_MIN
                      + " characters, the same on every server of a database",
                  any -> true)
              .means("what keys are digested with; without it one is made and kept in the data"));

  public static final Key<String> TOKEN_ISSUER =
      add(
          Key.text("ffe.jwt.issuer", "")
              .alias("mp.jwt.verify.issuer")
              .means("who signs tokens (JWT) that open the REST interface; without it none do"));

  public static final Key<List<String>> TOKEN_AUDIENCES =
      add(
          Key.list("ffe.jwt.audience", "names with commas between them", any -> true)
              .alias("mp.jwt.verify.audiences")
              .means("names of this engine there; a token has to name one of them"));

  public static final Key<URI> TOKEN_KEY_SET =
      add(
          Key.address("ffe.jwt.jwks-url", "", "http")
              .alias("mp.jwt.verify.publickey.location")
              .means("where the issuer publishes its keys, as a JWK set"));

  public static final Key<PublicKey> TOKEN_KEY =
      add(
          Key.of(
                  "ffe.jwt.public-key",
                  "",
                  "a PEM file this process can read, with a public key of RSA or EC",
                  PublicKeyFile::read)
              .means("the issuer's key instead, where it publishes none"));

  public static final Key<String> ROLE_CLAIM =
      add(
          Key.of(
                  "ffe.jwt.role-claim",
                  "groups",
                  "a claim's name; a dot leads into an object, as realm_access.roles",
                  text -> Optional.of(text).filter(t -> t.length() <= 200))
              .means("where a token says viewer, trader or admin"));

  private AccessKeys() {}

  /** In the order of the template. */
  static List<Key<?>> all() {
    return List.copyOf(ALL);
  }

  private static <T> Key<T> add(Key<T> key) {
    ALL.add(key);
    return key;
  }
}
