package ffe.desk.access;

import ffe.canon.Digest;
import ffe.desk.Actor;
import ffe.desk.ForbiddenException;
import ffe.desk.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Who is who: API keys, the configured first key, and the one-time login link. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Doorkeeper {

  /** How long a login link can be redeemed, once. */
  public static final Duration LINK_LIFE = Duration.ofMinutes(10);

  private static final String PREFIX = "ffe_";
  private static final int SECRET_BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private KeyStore keys;
  private Passwords passwords;
  private Secrets secrets;
  private Visits visits;
  private Clock wall;
  private Optional<Link> link = Optional.empty();

  /** Secrets that come from configuration. */
  public interface Secrets {

    /** The first key, {@code ffe.admin.api-key}. */
    Optional<String> adminKey();

    /** Mixed into every stored digest; kept outside the database. */
    String pepper();
  }

  private record Link(String token, Instant until, Runnable whenUsed) {}

  /** A key that was just made; the only time it is readable. */
  public record NewKey(String id, String name, Role role, String key) {}

  Doorkeeper() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  public Doorkeeper(
      KeyStore keys, Passwords passwords, Secrets secrets, Visits visits, Clock wall) {
    this.keys = keys;
    this.passwords = passwords;
    this.secrets = secrets;
    this.visits = visits;
    this.wall = wall;
  }

  /** The actor of a bearer key; empty when nobody has it. */
  public Optional<Actor> byKey(String bearer) {
    if (secrets.adminKey().filter(k -> same(k, bearer)).isPresent()) {
      return Optional.of(new Actor("configured-key", Role.ADMIN, "rest"));
    }
    if (!bearer.startsWith(PREFIX) || bearer.length() > 100) {
      return Optional.empty();
    }
    return keys.find(digest(bearer)).map(k -> new Actor(k.name(), k.role(), "rest"));
  }

  /** Somebody who logs in at the web with a key instead of the password. */
  public Optional<Actor> login(String bearer) {
    return byKey(bearer)
        .map(
            actor ->
                new Actor(
                    actor.name(),
                    actor.role(),
                    "web",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(digest(bearer))));
  }

  /** False once the key that a web session began with opens nothing any more. */
  public boolean stands(Actor actor) {
    return actor
        .key()
        .map(
            sha256 ->
                secrets.adminKey().filter(k -> same(digest(k), sha256)).isPresent()
                    || keys.find(sha256).filter(k -> k.role() == actor.role()).isPresent())
        .orElse(true);
  }

  public NewKey create(Actor actor, String name, Role role) {
    need(actor);
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9 ._-]{0,59}")) {
      throw new IllegalArgumentException("a key's name is 1 to 60 letters, digits, . _ -");
    }
    String key = PREFIX + secret();
    String id = Digest.of(key).hex().substring(0, 12);
    keys.add(new KeyStore.KeyRecord(id, name, digest(key), role, wall.instant(), Optional.empty()));
    visits.note(actor, "KEY_CREATE", id + " " + name + ", " + role);
    return new NewKey(id, name, role, key);
  }

  public List<KeyStore.KeyRecord> list(Actor actor) {
    need(actor);
    return keys.list(500);
  }

  public boolean revoke(Actor actor, String id) {
    need(actor);
    boolean revoked = keys.revoke(id, wall.instant());
    if (revoked) {
      visits.note(actor, "KEY_REVOKE", id);
    }
    return revoked;
  }

  /**
   * Makes the login link's token; any former one is void.
   *
   * @param whenUsed called when it was redeemed; must return at once
   */
  public synchronized String newLink(Runnable whenUsed) {
    String token = secret();
    link = Optional.of(new Link(token, wall.instant().plus(LINK_LIFE), whenUsed));
    return token;
  }

  /**
   * Redeems the link, once; never when a password is set.
   *
   * @param begin lets the actor in; where it fails the link is still good
   */
  public boolean redeem(String token, Consumer<Actor> begin) {
    return !passwords.isSet() && take(token, begin);
  }

  private synchronized boolean take(String token, Consumer<Actor> begin) {
    Optional<Link> valid =
        link.filter(l -> wall.instant().isBefore(l.until())).filter(l -> same(l.token(), token));
    if (valid.isEmpty()) {
      return false;
    }
    begin.accept(new Actor("login-link", Role.ADMIN, "web"));
    link = Optional.empty();
    valid.get().whenUsed().run();
    return true;
  }

  private String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private String digest(String key) {
    return Digest.of(secrets.pepper() + "\n" + key).hex();
  }

  private static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  private static void need(Actor actor) {
    if (!actor.role().includes(Role.ADMIN)) {
      throw new ForbiddenException(actor, Role.ADMIN);
    }
  }
}
