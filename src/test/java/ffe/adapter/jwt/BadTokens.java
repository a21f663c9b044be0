package ffe.adapter.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tokens that open nothing, by what is wrong with them; each but for that would. */
public final class BadTokens {

  private BadTokens() {}

  public static Map<String, String> of(Issuer issuer, Instant now) throws JOSEException {
    RSAKey other = Issuer.rsa("first");
    Map<String, String> bad = new LinkedHashMap<>();
    bad.put("signed by nobody", new PlainJWT(good(now).build()).serialize());
    bad.put("signed with the public key as a secret", confused(issuer, now));
    bad.put("signed by another key of the same name", Issuer.sign(good(now), other));
    bad.put("signed by a key nobody published", Issuer.sign(good(now), Issuer.rsa("unknown")));
    bad.put("with a key of its own", Issuer.sign(good(now), bringing(other), other));
    bad.put(
        "changed",
        changed(issuer.sign(good(now)), issuer.sign(Issuer.claims(now, "eve", "admin"))));
    bad.put("without a signature", issuer.sign(good(now)).replaceAll("[.][^.]*$", "."));
    bad.put("of another issuer", issuer.sign(good(now).issuer("https://other.example/")));
    bad.put("of no issuer", issuer.sign(good(now).issuer(null)));
    bad.put("for another audience", issuer.sign(good(now).audience("somebody")));
    bad.put("for no audience", issuer.sign(good(now).audience((String) null)));
    bad.put("expired", issuer.sign(good(now).expirationTime(at(now, Duration.ofSeconds(-61)))));
    bad.put("without an end", issuer.sign(good(now).expirationTime(null)));
    bad.put("not valid yet", issuer.sign(good(now).notBeforeTime(at(now, Duration.ofSeconds(90)))));
    bad.put("of nobody", issuer.sign(good(now).subject(null)));
    bad.put("of a blank subject", issuer.sign(good(now).subject(" ")));
    bad.put("of two lines", issuer.sign(good(now).subject("eve\nADMIN")));
    bad.put("without a role", issuer.sign(Issuer.claims(now, "ann", "accounting", "ADMIN", "")));
    bad.put("of 20 kB", issuer.sign(good(now).claim("more", "x".repeat(15_000))));
    bad.put("of three dots", issuer.sign(good(now)) + ".x");
    bad.put("of nothing", "..");
    return bad;
  }

  private static JWTClaimsSet.Builder good(Instant now) {
    return Issuer.claims(now, "ann", "admin");
  }

  private static Date at(Instant now, Duration away) {
    return Date.from(now.plus(away));
  }

  private static JWSHeader.Builder bringing(RSAKey key) {
    return new JWSHeader.Builder(JWSAlgorithm.RS256)
        .jwk(key.toPublicJWK())
        .jwkURL(URI.create("http://127.0.0.1:1/keys"));
  }

  /** HS256 by the bytes of the public key, in the form in which servers keep it. */
  private static String confused(Issuer issuer, Instant now) throws JOSEException {
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(issuer.rsa.toRSAPublicKey().getEncoded())
            + "\n-----END PUBLIC KEY-----\n";
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(), good(now).build());
    jwt.sign(new MACSigner(pem.getBytes(StandardCharsets.US_ASCII)));
    return jwt.serialize();
  }

  /** The claims of one with the signature of another. */
  private static String changed(String one, String other) {
    String[] parts = one.split("[.]", -1);
    return parts[0] + "." + other.split("[.]", -1)[1] + "." + parts[2];
  }
}
