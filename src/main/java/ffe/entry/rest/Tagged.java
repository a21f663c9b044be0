package ffe.entry.rest;

import ffe.canon.Digest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.Arrays;
import java.util.Optional;

/**
 * An answer with the digest of its text as {@code ETag}, or 304 without a text for those who have
 * it already.
 */
final class Tagged {

  private Tagged() {}

  static ResponseBuilder answer(HttpHeaders headers, String text, String type) {
    String tag = '"' + Digest.of(text).hex().substring(0, 32) + '"';
    boolean isKnown =
        Optional.ofNullable(headers.getHeaderString(HttpHeaders.IF_NONE_MATCH))
            .map(known -> isAmong(tag, known))
            .orElse(false);
    ResponseBuilder answer = isKnown ? Response.notModified() : Response.ok(text, type);
    return answer.header(HttpHeaders.ETAG, tag).header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
  }

  /** A weak tag is as good here: it is the same text or it is not. */
  static boolean isAmong(String tag, String known) {
    return Arrays.stream(known.split(",", -1))
        .map(String::strip)
        .anyMatch(one -> one.equals("*") || one.equals(tag) || one.equals("W/" + tag));
  }
}
