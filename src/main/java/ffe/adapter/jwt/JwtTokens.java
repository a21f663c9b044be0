package ffe.adapter.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.proc.SingleKeyJWSKeySelector;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import ffe.desk.Actor;
import ffe.desk.Role;
import ffe.desk.access.Tokens;
import ffe.desk.access.UncheckedTokenException;
import java.security.PublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks a token and tells whose it is: the subject, with the highest role the token names. */
public final class JwtTokens implements Tokens {

  static final Duration SKEW_MAX = Duration.ofSeconds(60);

  private static final Logger LOG = Logger.getLogger("ffe.jwt");
  private static final int CHARS_MAX = 8_192;
  private static final int SUBJECT_CHARS_MAX = 100;
  private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

  private static final Pattern SHAPE =
      Pattern.compile("[A-Za-z0-9_-]++[.][A-Za-z0-9_-]++[.][A-Za-z0-9_-]*+");

  private static final Set<JWSAlgorithm> RSA =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512);

  private static final Set<JWSAlgorithm> CURVES =
      Set.of(JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.ES512);

  private final TokenRules rules;
  private final Clock clock;
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
  private Instant told = Instant.MIN;

  public JwtTokens(TokenRules rules, Clock clock) {
    this.rules = rules;
    this.clock = clock;
    processor.setJWSKeySelector(
        rules.key().map(JwtTokens::signedBy).orElseGet(() -> signedByPublished(rules, clock)));
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWTClaimsSetVerifier(claims(rules, clock));
  }

  private static JWSKeySelector<SecurityContext> signedByPublished(TokenRules rules, Clock clock) {
    Set<JWSAlgorithm> all = new HashSet<>(RSA);
    all.addAll(CURVES);
    return new JWSVerificationKeySelector<>(
        all, new PublishedKeys(rules.keySet().orElseThrow(), clock));
  }

  private static JWSKeySelector<SecurityContext> signedBy(PublicKey key) {
    Set<JWSAlgorithm> fitting = key.getAlgorithm().equals("RSA") ? RSA : CURVES;
    return (header, context) ->
        fitting.contains(header.getAlgorithm())
            ? new SingleKeyJWSKeySelector<>(header.getAlgorithm(), key)
                .selectJWSKeys(header, context)
            : List.of();
  }

  private static DefaultJWTClaimsVerifier<SecurityContext> claims(TokenRules rules, Clock clock) {
    DefaultJWTClaimsVerifier<SecurityContext> verifier =
        new DefaultJWTClaimsVerifier<>(
            new HashSet<>(rules.audiences()),
            new JWTClaimsSet.Builder().issuer(rules.issuer()).build(),
            Set.of("sub", "exp"),
            Set.of()) {
          @Override
          protected Date currentTime() {
            return Date.from(clock.instant());
          }
        };
    verifier.setMaxClockSkew((int) SKEW_MAX.toSeconds());
    return verifier;
  }

  @Override
  public Optional<Actor> find(String bearer) {
    if (bearer.length() > CHARS_MAX || !SHAPE.matcher(bearer).matches()) {
      return Optional.empty();
    }
    try {
      return actor(processor.process(SignedJWT.parse(bearer), null));
    } catch (KeySourceException e) {
      throw new UncheckedTokenException(e);
    } catch (ParseException e) {
      return refused("it cannot be read");
    } catch (BadJOSEException | JOSEException e) {
      return refused(String.valueOf(e.getMessage()));
    }
  }

  private Optional<Actor> actor(JWTClaimsSet claims) {
    String subject = claims.getSubject();
    if (!subject.matches("[\\P{Cntrl}]{1," + SUBJECT_CHARS_MAX + "}") || subject.isBlank()) {
      return refused("its subject is not 1 to " + SUBJECT_CHARS_MAX + " characters");
    }
    Optional<Role> role = role(claims.getClaims());
    return role.isPresent()
        ? role.map(r -> new Actor("jwt " + subject, r, "rest"))
        : refused("it has none of the roles viewer, trader, admin in " + rules.roleClaim());
  }

  private Optional<Role> role(Map<String, Object> claims) {
    return named(claims, rules.roleClaim()).stream()
        .flatMap(name -> Stream.of(Role.values()).filter(r -> name(r).equals(name)))
        .max(Comparator.naturalOrder());
  }

  private static String name(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  /** Of a claim by its whole name, else by the way through objects, as realm_access.roles. */
  private static List<String> named(Map<?, ?> claims, String path) {
    Object found = claims.get(path);
    int dot = path.indexOf('.');
    if (found instanceof String one) {
      return List.of(one.split(" ", -1));
    }
    if (found instanceof List<?> many) {
      return many.stream().filter(String.class::isInstance).map(String.class::cast).toList();
    }
    return dot > 0 && claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner
        ? named(inner, path.substring(dot + 1))
        : List.of();
  }

  private Optional<Actor> refused(String why) {
    if (isTimeForALine()) {
      String plain = why.replaceAll("[^ -~]", "?");
      LOG.info("a token was refused: " + plain.substring(0, Math.min(plain.length(), 200)));
    }
    return Optional.empty();
  }

  private synchronized boolean isTimeForALine() {
    Instant now = clock.instant();
    boolean isTime = told.equals(Instant.MIN) || !now.isBefore(told.plus(BETWEEN_LINES));
    if (isTime) {
      told = now;
    }
    return isTime;
  }
}
