package ffe.entry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import ffe.decision.Action;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskedTest {

  private static final List<String> KNOWN = List.of("action", "text", "from");

  private static Asked of(Map<String, String> address) {
    return new Asked(QueryParameters.simple(address), KNOWN);
  }

  @Test
  void reads_what_an_address_says() {
    Asked asked = of(Map.of("action", "BUY", "text", "über, 50 %", "from", "2013-11-27T12:00:00Z"));
    assertThat(asked.oneOf("action", Action.class)).contains(Action.BUY);
    assertThat(asked.text("text")).contains("über, 50 %");
    assertThat(asked.time("from")).contains(Instant.parse("2013-11-27T12:00:00Z"));
    assertThat(asked.faults()).isEmpty();
  }

  @Test
  void takes_an_empty_value_for_none() {
    Asked asked = of(Map.of("action", "", "text", "", "from", ""));
    assertThat(asked.oneOf("action", Action.class)).isEmpty();
    assertThat(asked.text("text")).isEmpty();
    assertThat(asked.time("from")).isEmpty();
    assertThat(asked.faults()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "action, buy, 'action is one of BUY, SELL, HOLD, not buy'",
    "from, yesterday, 'from is a UTC time like 2013-11-27T12:00:00Z, not yesterday'",
    "from, 2013-13-41T12:00:00Z, 'from is a UTC time like 2013-11-27T12:00:00Z, not"
        + " 2013-13-41T12:00:00Z'",
    "from, +999999999-01-01T00:00:00Z, 'from is a UTC time like 2013-11-27T12:00:00Z, not"
        + " +999999999-01-01T00:00:00Z'",
    "actoin, BUY, 'there is no filter actoin; there are [action, text, from]'"
  })
  void says_what_an_address_cannot_mean(String name, String value, String fault) {
    Asked asked = of(Map.of(name, value));
    assertThat(asked.oneOf("action", Action.class)).isEmpty();
    assertThat(asked.time("from")).isEmpty();
    assertThat(asked.faults()).containsExactly(fault);
  }

  @Test
  void refuses_a_name_said_twice_and_a_text_without_bounds() {
    Asked twice = new Asked(new QueryParameters(Map.of("text", List.of("a", "b"))), KNOWN);
    assertThat(twice.text("text")).isEmpty();
    assertThat(twice.faults()).containsExactly("text is given more than once");
    for (String text : List.of("x".repeat(101), "a\0b")) {
      Asked asked = of(Map.of("text", text));
      assertThat(asked.text("text")).isEmpty();
      assertThat(asked.faults()).hasSize(1);
    }
  }
}
