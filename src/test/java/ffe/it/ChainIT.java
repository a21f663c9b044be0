package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.chain.ChainVerifier;
import ffe.chain.Hash;
import ffe.chain.Merkle;
import ffe.chain.Verdict;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The audit chain of a server that trades, from outside. */
class ChainIT {

  private static final int TRIES = 120;

  private static JsonObject chain() {
    return Books.get("/api/v1/audit/chain");
  }

  private static JsonObject verified() {
    HttpResponse<String> begun = ServerUnderTest.postAsAdmin("/api/v1/audit/chain/verify", "");
    assertThat(begun.statusCode()).as(begun.body()).isIn(202, 409);
    for (int i = 0; i < TRIES; i++) {
      JsonObject now = chain();
      if (now.isNull("running") && !now.isNull("last")) {
        return now.getJsonObject("last");
      }
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
    throw new IllegalStateException("it does not come to its end: " + chain());
  }

  @Test
  void is_consistent_while_the_engine_trades() {
    Samples.make();
    JsonObject last = verified();
    assertThat(last.getBoolean("consistent")).as(last.toString()).isTrue();
    assertThat(last.getString("words")).startsWith("consistent");
    assertThat(last.getInt("links")).isPositive();
    assertThat(
            chain().getJsonArray("chains").getValuesAs(JsonObject.class).stream()
                .map(c -> c.getString("name"))
                .collect(Collectors.toList()))
        .contains("desk")
        .anyMatch(name -> name.startsWith("main tape:"));
  }

  @Test
  void its_export_is_verified_elsewhere() throws Exception {
    HttpResponse<byte[]> export =
        HttpClient.newHttpClient()
            .send(
                ServerUnderTest.request("/api/v1/audit/chain/export")
                    .header("Authorization", "Bearer " + ServerUnderTest.adminKey())
                    .GET()
                    .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    assertThat(export.statusCode()).isEqualTo(200);
    assertThat(export.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/gzip");
    ChainVerifier verifier = new ChainVerifier();
    verifier.read(new ByteArrayInputStream(export.body()));
    assertThat(Verdict.of(verifier).words()).isEqualTo("consistent, not anchored");
  }

  @Test
  void proves_a_decision() {
    JsonObject proof = Books.get("/api/v1/audit/chain/decisions/" + Books.firstDecision());
    List<Merkle.Step> path =
        proof.getJsonArray("path").getValuesAs(JsonObject.class).stream()
            .map(s -> new Merkle.Step(s.getBoolean("left"), Hash.ofHex(s.getString("hash"))))
            .toList();
    assertThat(Merkle.climb(Hash.ofHex(proof.getString("link")), path).toString())
        .isEqualTo(proof.getString("root"));
    HttpResponse<String> nobody =
        ServerUnderTest.getAsAdmin("/api/v1/audit/chain/decisions/" + "0".repeat(24));
    assertThat(nobody.statusCode()).isEqualTo(404);
  }
}
