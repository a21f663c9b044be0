package ffe.desk.access;

import ffe.canon.Canon;
import ffe.canon.CanonException;
import ffe.canon.Digest;
import ffe.desk.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Logins that outlive the server they began on, where servers share a place for them. What is kept
 * there is sealed with the pepper, so that whoever writes there logs nobody in; the token that
 * finds it is the visitor's alone.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Logins {

  /** As long as a session that nobody uses. */
  public static final Duration LIFE = Duration.ofHours(12);

  private static final String SEAL = "HmacSHA256";
  private static final int TOKEN_BYTES = 32;
  private static final int TOKEN_CHARS = 2 * TOKEN_BYTES;

  private final SecureRandom random = new SecureRandom();
  private SharedLogins place;
  private Doorkeeper.Secrets secrets;
  private Clock wall;

  /** What is kept: the canonical text of a login, and its seal. */
  record Sealed(String login, String seal) {}

  record Login(Actor actor, String found, Instant until) {}

  Logins() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  public Logins(SharedLogins place, Doorkeeper.Secrets secrets, Clock wall) {
    this.place = place;
    this.secrets = secrets;
    this.wall = wall;
  }

  /** A token that finds the actor on every server; empty where logins are not shared. */
  public Optional<String> begin(Actor actor) {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = HexFormat.of().formatHex(bytes);
    String name = Digest.of(token).hex();
    String login = Canon.write(new Login(actor, name, wall.instant().plus(LIFE)));
    boolean isKept = place.keep(name, Canon.write(new Sealed(login, seal(login))), LIFE);
    return isKept ? Optional.of(token) : Optional.empty();
  }

  /** Who began with this token; empty if nobody did, or its time is over. */
  public Optional<Actor> find(String token) {
    if (token.length() != TOKEN_CHARS) {
      return Optional.empty();
    }
    String name = Digest.of(token).hex();
    return place
        .find(name)
        .flatMap(this::opened)
        .filter(login -> login.found().equals(name))
        .filter(login -> wall.instant().isBefore(login.until()))
        .map(Login::actor);
  }

  private Optional<Login> opened(String text) {
    try {
      Sealed sealed = Canon.read(text, Sealed.class);
      return MessageDigest.isEqual(
              seal(sealed.login()).getBytes(StandardCharsets.UTF_8),
              sealed.seal().getBytes(StandardCharsets.UTF_8))
          ? Optional.of(Canon.read(sealed.login(), Login.class))
          : Optional.empty();
    } catch (CanonException e) {
      return Optional.empty();
    }
  }

  /** The token finds nobody any more. */
  public void end(String token) {
    place.forget(Digest.of(token).hex());
  }

  private String seal(String login) {
    try {
      Mac mac = Mac.getInstance(SEAL);
      mac.init(
          new SecretKeySpec(("login\n" + secrets.pepper()).getBytes(StandardCharsets.UTF_8), SEAL));
      return HexFormat.of().formatHex(mac.doFinal(login.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has " + SEAL, e);
    }
  }
}
