package ffe.adapter.jwt;

import java.net.URI;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;

/**
 * By what a token is judged.
 *
 * @param issuer exactly what it has to name
 * @param audiences of which it has to name one
 * @param keySet where the issuer's keys are published
 * @param key the one that signs, where none are published
 * @param roleClaim where the roles stand; a dot leads into an object
 */
public record TokenRules(
    String issuer,
    List<String> audiences,
    Optional<URI> keySet,
    Optional<PublicKey> key,
    String roleClaim) {

  public TokenRules {
    audiences = List.copyOf(audiences);
    if (issuer.isEmpty() || audiences.isEmpty() || roleClaim.isEmpty()) {
      throw new IllegalArgumentException("a token is judged by issuer, audience and role");
    }
    if (keySet.isPresent() == key.isPresent()) {
      throw new IllegalArgumentException("keys come from one place");
    }
  }
}
