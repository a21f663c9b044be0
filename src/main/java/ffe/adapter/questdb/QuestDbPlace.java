package ffe.adapter.questdb;

import ffe.setting.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Where a QuestDB answers over HTTP, and by what it lets us in.
 *
 * @param token goes before user and password
 */
public record QuestDbPlace(
    URI address, Optional<String> user, Optional<Secret> password, Optional<Secret> token) {

  /** The head of a request by which it knows us; asked each time, since a file may have changed. */
  Optional<String> authorization() {
    Optional<String> known = token.map(secret -> "Bearer " + secret.reveal());
    return known.or(() -> user.flatMap(u -> password.map(p -> "Basic " + basic(u, p))));
  }

  private static String basic(String user, Secret password) {
    return Base64.getEncoder()
        .encodeToString((user + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8));
  }

  URI at(String pathAndQuery) {
    return URI.create(address.toString().replaceAll("/+$", "") + pathAndQuery);
  }

  /** Host and port only. */
  @Override
  public String toString() {
    return address.getAuthority();
  }
}
