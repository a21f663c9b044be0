package ffe.adapter.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class KnownPeersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "LOCALHOST", "127.0.0.1", "[::1]", "192.0.2.1", "Trader.Example"})
  void a_door_of_this_machine_answers_to_its_own_names(String host) {
    assertThat(peers("127.0.0.1", "trader.example").answersTo(host)).isTrue();
  }

  /** Such a page could otherwise make a browser read what only this machine may. */
  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "1"})
  void a_name_another_site_gave_itself_is_not_answered(String host) {
    assertThat(peers("127.0.0.1").answersTo(host)).isFalse();
    assertThat(peers("0.0.0.0", "trader.example").answersTo(host)).isFalse();
  }

  @Test
  void a_door_that_is_open_outward_has_any_name_until_it_is_told_its_own() {
    assertThat(peers("0.0.0.0").answersTo("engine")).isTrue();
  }

  @Test
  void strangers_are_admitted_encrypted_only() {
    KnownPeers peers = peers("0.0.0.0");
    assertThat(peers.admits("192.0.2.1", false)).isFalse();
    assertThat(peers.admits("192.0.2.1", true)).isTrue();
    assertThat(peers.admits("127.0.0.1", false)).isTrue();
    assertThat(peers.admits("10.0.0.1", false)).isTrue();
    assertThat(peers.isProxy("10.0.0.1")).isTrue();
    // this machine is a proxy only where it was said
    assertThat(peers.isProxy("127.0.0.1")).isFalse();
  }

  @Test
  void a_door_answers_to_the_name_it_is_bound_to() {
    assertThat(peers("engine", "trader.example").answersTo("engine")).isTrue();
    assertThat(peers("engine", "trader.example").answersTo("engines")).isFalse();
  }

  @Test
  void tells_where_https_is_served_if_it_is() {
    assertThat(peers("127.0.0.1").httpsPort()).hasValue(8443);
    Settings.Https off =
        new Settings.Https(
            8443,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());
    assertThat(new KnownPeers(new Settings.Http("127.0.0.1", 8000, List.of()), off).httpsPort())
        .isEmpty();
  }

  private static KnownPeers peers(String bound, String... names) {
    return new KnownPeers(
        new Settings.Http(bound, 8000, List.of("10.0.0.1")),
        new Settings.Https(
            8443,
            Optional.of(Path.of("/x")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(names)));
  }
}
