package ffe.adapter.questdb;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.setting.Secret;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class QuestDbPlaceTest {

  private static final URI ADDRESS = URI.create("https://questdb.example:9000/");

  private static QuestDbPlace place(String user, String password, String token) {
    return new QuestDbPlace(ADDRESS, said(user), said(password).map(Secret::of), token(token));
  }

  private static Optional<Secret> token(String text) {
    return said(text).map(Secret::of);
  }

  private static Optional<String> said(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty());
  }

  @Test
  void is_let_in_by_a_token_or_by_user_and_password_or_as_anybody() {
    assertThat(place("", "", "").authorization()).isEmpty();
    assertThat(place("ann", "", "").authorization()).isEmpty();
    assertThat(place("ann", "p\u00e9:w", "").authorization()).hasValue("Basic YW5uOnDDqTp3");
    assertThat(place("ann", "word", "qt1").authorization()).hasValue("Bearer qt1");
  }

  @Test
  void words_name_host_and_port_only() {
    assertThat(place("ann", "word", "qt1")).hasToString("questdb.example:9000");
    assertThat(place("", "", "").at("/write?x=y"))
        .hasToString("https://questdb.example:9000/write?x=y");
  }
}
