package ffe.adapter.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An identity provider: signs tokens, and publishes its keys at an address of this machine. */
public final class Issuer implements AutoCloseable {

  public static final String NAME = "https://issuer.example/";

  public final RSAKey rsa = rsa("first");
  public final ECKey curve = curve("second");
  public final AtomicInteger asked = new AtomicInteger();

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private volatile HttpHandler answer = exchange -> {};

  /**
   * @param port 0 for any that is free
   */
  public Issuer(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/keys",
        exchange -> {
          asked.incrementAndGet();
          answer.handle(exchange);
        });
    server.setExecutor(threads);
    publish(rsa, curve);
    server.start();
  }

  public URI place() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/keys");
  }

  public void answers(HttpHandler other) {
    answer = other;
  }

  public void publish(JWK... keys) {
    answers(
        exchange -> send(exchange, 200, new JWKSet(List.copyOf(Arrays.asList(keys))).toString()));
  }

  public static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  public static RSAKey rsa(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ECKey curve(String id) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Good until ten minutes from an instant, for the audience {@code ffe-it}. */
  public static JWTClaimsSet.Builder claims(Instant now, String subject, String... groups) {
    return new JWTClaimsSet.Builder()
        .issuer(NAME)
        .audience("ffe-it")
        .subject(subject)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(Duration.ofMinutes(10))))
        .claim("groups", List.of(groups));
  }

  public String sign(JWTClaimsSet.Builder claims) {
    return sign(claims, rsa);
  }

  public static String sign(JWTClaimsSet.Builder claims, RSAKey key) {
    return sign(claims, new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()), key);
  }

  public static String sign(JWTClaimsSet.Builder claims, JWSHeader.Builder header, RSAKey key) {
    try {
      SignedJWT jwt = new SignedJWT(header.build(), claims.build());
      jwt.sign(new RSASSASigner(key));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  public String signByCurve(JWTClaimsSet.Builder claims) {
    try {
      JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(curve.getKeyID()).build();
      SignedJWT jwt = new SignedJWT(header, claims.build());
      jwt.sign(new ECDSASigner(curve));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
