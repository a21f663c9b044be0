package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything a hostile or careless caller may send: refused in one shape, nothing stored. */
@Tag("rest")
class BadInputIT {

  private static final String DECISIONS = "/api/v1/decisions";
  private static final String KEYS = "/api/v1/keys";
  private static final String STOP = "/api/v1/bot/emergency-stop";
  private static final String PAIR = "{\"asset_pair\":\"BTC-USD\"";

  /** What an inside looks like from outside. */
  private static final String INSIDE =
      "(?is).*(ffe\\.[a-z]|java[.x]|jakarta|org\\.[a-z]+\\.|com\\.ibm|exception|\\bat [a-z.]+\\("
          + "|select |insert |sqlstate|psql|postgres|weblogic|resteasy|liberty).*";

  private static Books.Tally before;

  @BeforeAll
  static void pause() {
    Books.post("/api/v1/bot/pause", "");
    before = Books.tally();
  }

  @AfterAll
  static void nothing_was_stored() {
    try {
      assertThat(Books.tally()).isEqualTo(before);
      assertThat(before.state()).isEqualTo("paused");
    } finally {
      Books.post("/api/v1/bot/resume", "");
    }
  }

  /**
   * A bad request, a byte a character; the status and code it must get, "" for the server's own
   * page.
   */
  record Bad(
      String name,
      int status,
      String code,
      String method,
      String target,
      Map<String, String> head,
      String body) {

    @Override
    public String toString() {
      return name;
    }
  }

  private static Bad body(String name, int status, String code, String target, String body) {
    return bytes(name, status, code, target, body.getBytes(StandardCharsets.UTF_8));
  }

  private static Bad bytes(String name, int status, String code, String target, byte[] body) {
    return new Bad(
        name,
        status,
        code,
        "POST",
        target,
        Map.of("Content-Type", "application/json"),
        latin(body));
  }

  private static Bad get(String name, int status, String code, String target) {
    return new Bad(name, status, code, "GET", target, Map.of(), "");
  }

  private static Bad method(String name, int status, String code, String method, String target) {
    return new Bad(name, status, code, method, target, Map.of(), "");
  }

  private static Bad head(
      String name, int status, String code, String target, String header, String value) {
    String method = header.equals("Content-Type") ? "POST" : "GET";
    String body = method.equals("POST") ? PAIR + "}" : "";
    return new Bad(name, status, code, method, target, Map.of(header, value), body);
  }

  static Stream<Bad> bodies() {
    return Stream.of(
        body("empty", 400, "MALFORMED", DECISIONS, ""),
        body("blank", 400, "MALFORMED", DECISIONS, "  \n"),
        body("not JSON", 400, "MALFORMED", DECISIONS, "asset_pair=BTC-USD"),
        body("cut off", 400, "MALFORMED", DECISIONS, PAIR),
        body("cut off after a colon", 400, "MALFORMED", DECISIONS, "{\"asset_pair\":"),
        body("text behind the object", 400, "MALFORMED", DECISIONS, PAIR + "}{}"),
        body("trailing comma", 400, "MALFORMED", DECISIONS, PAIR + ",}"),
        body("single quotes", 400, "MALFORMED", DECISIONS, "{'asset_pair':'BTC-USD'}"),
        body("comment", 400, "MALFORMED", DECISIONS, "/* */" + PAIR + "}"),
        body("array", 400, "MALFORMED", DECISIONS, "[" + PAIR + "}]"),
        body("bare string", 400, "MALFORMED", DECISIONS, "\"BTC-USD\""),
        body("null", 400, "MALFORMED", DECISIONS, "null"),
        body("null pair", 400, "MALFORMED", DECISIONS, "{\"asset_pair\":null}"),
        body("field twice", 400, "MALFORMED", DECISIONS, PAIR + ",\"asset_pair\":\"BTC-USD\"}"),
        body("unknown field", 422, "UNKNOWN_FIELD", DECISIONS, PAIR + ",\"amount\":1}"),
        body("prototype field", 422, "UNKNOWN_FIELD", DECISIONS, PAIR + ",\"__proto__\":\"x\"}"),
        body("nested object", 400, "MALFORMED", DECISIONS, PAIR + ",\"provider\":{\"a\":1}}"),
        body("deep array", 400, "MALFORMED", DECISIONS, "{\"asset_pair\":" + "[".repeat(60_000)),
        body("deep object", 400, "MALFORMED", DECISIONS, "{\"a\":".repeat(10_000)),
        body("too large", 413, "TOO_LARGE", DECISIONS, PAIR + " ".repeat(70_000) + "}"),
        body("long string", 422, "UNKNOWN_INSTRUMENT", DECISIONS, pair("B".repeat(60_000))),
        body("NaN", 400, "MALFORMED", DECISIONS, "{\"asset_pair\":NaN}"),
        body("Infinity", 400, "MALFORMED", DECISIONS, "{\"asset_pair\":-Infinity}"),
        body("number", 422, "OUT_OF_RANGE", DECISIONS, "{\"asset_pair\":1}"),
        body("absurd exponent", 422, "OUT_OF_RANGE", DECISIONS, "{\"asset_pair\":1e99999999999}"),
        body("absurd digits", 422, "OUT_OF_RANGE", DECISIONS, number("9".repeat(50_000))),
        body("hex number", 400, "MALFORMED", DECISIONS, "{\"asset_pair\":0x10}"),
        body("true as text", 422, "OUT_OF_RANGE", DECISIONS, PAIR + ",\"include_macro\":\"true\"}"),
        body("no pair", 422, "OUT_OF_RANGE", DECISIONS, "{}"),
        body("other instrument", 422, "UNKNOWN_INSTRUMENT", DECISIONS, pair("ETH-USD")),
        body("no instrument", 422, "UNKNOWN_INSTRUMENT", DECISIONS, pair("")),
        body("digits only", 422, "UNKNOWN_INSTRUMENT", DECISIONS, pair("12-34")),
        body("pair of one", 422, "UNKNOWN_INSTRUMENT", DECISIONS, pair("USD-USD")),
        body("SQL", 422, "UNKNOWN_INSTRUMENT", DECISIONS, pair("BTC-USD'; DROP TABLE decision;--")),
        body("HTML", 422, "UNKNOWN_INSTRUMENT", DECISIONS, pair("<img src=x onerror=alert(1)>")),
        body("template $", 422, "UNKNOWN_INSTRUMENT", DECISIONS, pair("${7*7}")),
        body("template #", 422, "UNKNOWN_INSTRUMENT", DECISIONS, pair("#{7*7}")),
        body("template {{", 422, "UNKNOWN_INSTRUMENT", DECISIONS, pair("{{7*7}}")),
        body("lookup", 422, "UNKNOWN_INSTRUMENT", DECISIONS, pair("${jndi:ldap://127.0.0.1/a}")),
        body("null character", 422, "UNKNOWN_INSTRUMENT", DECISIONS, pair("BTC-USD\\u0000")),
        body("lone surrogate", 422, "UNKNOWN_INSTRUMENT", DECISIONS, pair("\\ud800")),
        body("right-to-left", 422, "UNKNOWN_INSTRUMENT", DECISIONS, pair("\u202eDSU-CTB")),
        body("other provider", 422, "OUT_OF_RANGE", DECISIONS, PAIR + ",\"provider\":\"claude\"}"),
        bytes("bad UTF-8", 400, "MALFORMED", DECISIONS, new byte[] {'{', '"', -1, -2, '"', '}'}),
        bytes(
            "UTF-16", 400, "MALFORMED", DECISIONS, (PAIR + "}").getBytes(StandardCharsets.UTF_16)),
        body("key without a name", 422, "OUT_OF_RANGE", KEYS, "{\"role\":\"viewer\"}"),
        body("key of a god", 422, "OUT_OF_RANGE", KEYS, "{\"name\":\"a\",\"role\":\"god\"}"),
        body("key with HTML", 422, "OUT_OF_RANGE", KEYS, "{\"name\":\"<b>\"}"),
        body("key with SQL", 422, "OUT_OF_RANGE", KEYS, "{\"name\":\"a');DELETE FROM api_key\"}"),
        body("mistyped stop", 422, "UNKNOWN_FIELD", STOP, "{\"close_position\":false}"),
        body("stop, nearly false", 422, "OUT_OF_RANGE", STOP, "{\"close_positions\":\"false\"}"),
        body(
            "stop, both ways",
            422,
            "OUT_OF_RANGE",
            STOP + "?close_positions=true",
            "{\"close_positions\":false}"),
        body("halt with a body", 422, "UNKNOWN_FIELD", "/api/v1/bot/halt", "{\"x\":1}"));
  }

  static Stream<Bad> targets() {
    String id = DECISIONS + "/";
    return Stream.of(
        get("no such path", 404, "NOT_FOUND", "/api/v1/nothing"),
        head("no such page", 404, "NOT_FOUND", "/nothing", "Accept", "application/json"),
        get("short id", 404, "NOT_FOUND", id + "1"),
        get("unknown id", 404, "NOT_FOUND", id + "0".repeat(24)),
        get("long id", 404, "NOT_FOUND", id + "a".repeat(400)),
        get("very long id", 400, "BAD_PATH", id + "a".repeat(6_000)),
        get("dots", 400, "BAD_PATH", "/api/v1/../v1/status"),
        get("double slash", 400, "BAD_PATH", "/api//v1/status"),
        get("matrix parameter", 400, "BAD_PATH", "/api/v1/status;a=b"),
        get("encoded dot", 400, "", "/api/v1/%2e%2e/status"),
        get("encoded slash", 400, "", id + "a%2Fb"),
        get("encoded backslash", 400, "", id + "a%5Cb"),
        get("encoded twice", 400, "BAD_PATH", id + "%252e%252e"),
        get("template in the path", 400, "BAD_PATH", id + "${7*7}"),
        get("braces in the path", 400, "BAD_PATH", id + "{{7*7}}"),
        get("encoded space", 400, "BAD_PATH", id + "a%20b"),
        get("SQL in the path", 400, "BAD_PATH", id + "1'--"),
        get("encoded null", 400, "", "/api/v1/status%00"),
        get("leaving the root", 400, "", "/..%2f..%2fetc/passwd"),
        get("no encoding", 400, "", id + "%zz"),
        get("encoded fragment", 400, "MALFORMED", id + "%23"),
        get("query of no encoding", 400, "BAD_QUERY", DECISIONS + "?asset_pair=%zz"),
        get("template in the query", 400, "BAD_QUERY", DECISIONS + "?asset_pair=${7*7}"),
        get("very long query", 400, "BAD_QUERY", DECISIONS + "?asset_pair=" + "a".repeat(4_000)),
        get("bad UTF-8 in the query", 422, "UNKNOWN_INSTRUMENT", DECISIONS + "?asset_pair=%ff%fe"),
        get("null in the query", 422, "UNKNOWN_INSTRUMENT", DECISIONS + "?asset_pair=%00"),
        get("limit 0", 422, "OUT_OF_RANGE", DECISIONS + "?limit=0"),
        get("limit 101", 422, "OUT_OF_RANGE", DECISIONS + "?limit=101"),
        get("limit -1", 422, "OUT_OF_RANGE", DECISIONS + "?limit=-1"),
        get("limit 1e3", 422, "OUT_OF_RANGE", DECISIONS + "?limit=1e3"),
        get("limit beyond an int", 422, "OUT_OF_RANGE", "/api/v1/orders?limit=99999999999"),
        get("limit of nothing", 422, "OUT_OF_RANGE", "/api/v1/fills?limit="),
        get("parameter twice", 400, "MALFORMED", DECISIONS + "?limit=1&limit=100"),
        get("unknown parameter", 422, "UNKNOWN_PARAMETER", DECISIONS + "?limti=1"),
        get("foreign cursor", 422, "OUT_OF_RANGE", DECISIONS + "?cursor=eyJpZCI6MX0"),
        get(
            "cursor without an id",
            422,
            "OUT_OF_RANGE",
            DECISIONS + "?cursor=2013-11-27T00:00:00Z"),
        get("cursor with SQL", 422, "OUT_OF_RANGE", DECISIONS + "?cursor=1'%20OR%201=1--"),
        get("absurd year", 422, "OUT_OF_RANGE", DECISIONS + "?from=-999999999-01-01T00:00:00Z"),
        get("no such day", 422, "OUT_OF_RANGE", DECISIONS + "?to=2013-02-30T00:00:00Z"),
        get("no such action", 422, "OUT_OF_RANGE", DECISIONS + "?action=buy"),
        get("other account", 422, "UNKNOWN_ACCOUNT", "/api/v1/positions?account='%20OR%201=1"),
        method(
            "mistyped stop parameter",
            422,
            "UNKNOWN_PARAMETER",
            "POST",
            STOP + "?close_position=false"),
        method("stop, perhaps", 422, "OUT_OF_RANGE", "POST", STOP + "?close_positions=no"),
        method("no such command", 404, "NOT_FOUND", "POST", "/api/v1/bot/destroy"),
        method("deleting the books", 405, "METHOD_NOT_ALLOWED", "DELETE", "/api/v1/fills"),
        method("putting a decision", 405, "METHOD_NOT_ALLOWED", "PUT", DECISIONS),
        method("halting by reading", 405, "METHOD_NOT_ALLOWED", "GET", "/api/v1/bot/halt"),
        method("trace", 405, "METHOD_NOT_ALLOWED", "TRACE", "/api/v1/status"),
        method("made-up method", 405, "METHOD_NOT_ALLOWED", "FETCH", "/api/v1/status"),
        method("putting a probe", 405, "METHOD_NOT_ALLOWED", "PUT", "/live"),
        method("posting a probe", 405, "METHOD_NOT_ALLOWED", "POST", "/ready"),
        method("deleting a page", 405, "METHOD_NOT_ALLOWED", "DELETE", "/agent-control"),
        head(
            "form",
            415,
            "WRONG_CONTENT_TYPE",
            DECISIONS,
            "Content-Type",
            "application/x-www-form-urlencoded"),
        head("XML", 415, "WRONG_CONTENT_TYPE", DECISIONS, "Content-Type", "text/xml"),
        head(
            "other charset",
            415,
            "WRONG_CONTENT_TYPE",
            DECISIONS,
            "Content-Type",
            "application/json; charset=utf-7"),
        head("half a type", 400, "MALFORMED", DECISIONS, "Content-Type", "json/"),
        head("accepts XML", 406, "NOT_ACCEPTABLE", "/api/v1/status", "Accept", "text/xml"),
        head("accepts nonsense", 400, "MALFORMED", "/api/v1/status", "Accept", "////"),
        head("huge header", 400, "", "/api/v1/status", "X-Big", "a".repeat(40_000)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"bodies", "targets"})
  void is_refused_in_one_shape(Bad bad) {
    Map<String, String> headers = new LinkedHashMap<>(bad.head());
    headers.put("Authorization", "Bearer " + ServerUnderTest.adminKey());
    RawHttp.Answer answer =
        RawHttp.send(
            bad.method(), bad.target(), headers, bad.body().getBytes(StandardCharsets.ISO_8859_1));
    assertThat(answer.status()).as(answer.body()).isEqualTo(bad.status());
    assertThat(answer.body()).doesNotMatch(INSIDE);
    if (!bad.code().isEmpty()) {
      isTheShape(answer, bad.code());
    }
  }

  private static void isTheShape(RawHttp.Answer answer, String code) {
    assertThat(answer.contentType()).isEqualTo("application/json");
    JsonObject body = Books.json(answer.body());
    assertThat(body.getString("code")).isEqualTo(code);
    assertThat(body.getString("detail")).isNotBlank();
    assertThat(body.getString("reference_id")).matches("[0-9a-f-]{36}");
    assertThat(Set.of("detail", "reference_id", "code", "field")).containsAll(body.keySet());
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static String pair(String text) {
    return "{\"asset_pair\":\"" + text + "\"}";
  }

  private static String number(String digits) {
    return "{\"asset_pair\":" + digits + "}";
  }
}
