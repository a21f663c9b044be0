package ffe.adapter.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.setting.Network;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.1.2, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "192.168.4.0/22, 192.168.7.255, true",
    "192.168.4.0/22, 192.168.8.0, false",
    "172.16.0.1, 172.16.0.1, true",
    "172.16.0.1, 172.16.0.2, false",
    "fd00::/8, fd12:3456::1, true",
    "fd00::/8, fe80::1, false",
    "fd00::/8, 10.0.0.1, false",
    "0.0.0.0/0, 8.8.8.8, true",
  })
  void knows_its_addresses(String block, String address, boolean has) {
    assertThat(Network.parse(block).orElseThrow().has(address)).isEqualTo(has);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "localhost",
        "10.0.0",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "::1/129",
        "a.b.c.d"
      })
  void refuses_what_is_no_block(String text) {
    assertThat(Network.parse(text)).isEmpty();
  }

  @Test
  void admits_this_machine_and_trusted_proxies_only() {
    Settings.Http http = new Settings.Http("0.0.0.0", 8000, List.of("10.1.0.0/16", "fd00::1"));
    assertThat(List.of("127.0.0.1", "127.8.8.8", "::1", "10.1.2.3", "fd00::1"))
        .allMatch(http::admits);
    assertThat(List.of("10.2.0.1", "192.168.1.1", "fd00::2", "nonsense", ""))
        .noneMatch(http::admits);
  }
}
