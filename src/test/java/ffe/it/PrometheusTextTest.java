package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reader of {@code /metrics} in the black-box tests can itself say no. */
@Tag("unit")
class PrometheusTextTest {

  @Test
  void reads_help_type_labels_and_numbers() {
    PrometheusText.Family family =
        PrometheusText.parse(
                """
                # HELP a_seconds How long.
                # TYPE a_seconds histogram
                a_seconds_bucket{route="/x/{id}",le="+Inf",} 2.0
                a_seconds_count{route="/x/{id}",} 2
                a_seconds_sum{route="/x/{id}"} 1.5E-3
                # TYPE b gauge
                b{says="a \\"b\\" \\\\ \\n"} NaN
                """)
            .get("a_seconds");
    assertThat(family.type()).isEqualTo("histogram");
    assertThat(family.help()).isEqualTo("How long.");
    assertThat(family.samples().get(0))
        .isEqualTo(
            new PrometheusText.Sample(
                "a_seconds_bucket", Map.of("route", "/x/{id}", "le", "+Inf"), 2));
    assertThat(family.samples()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a 1",
        "a\n",
        "\n",
        "a one\n",
        "a{x=1} 1\n",
        "a{x=\"1\"y=\"2\"} 1\n",
        "a{x=\"1\",x=\"2\"} 1\n",
        "a{x=\"\\t\"} 1\n",
        "a-b 1\n",
        "1a 1\n",
        "a  1\n",
        "a 0x1p3\n",
        "a 1\na 2\n",
        "a{x=\"1\",y=\"2\"} 1\na{y=\"2\",x=\"1\"} 1\n",
        "# TYPE a number\na 1\n",
        "# TYPE a gauge\n# TYPE a gauge\na 1\n",
        "a 1\n# TYPE a gauge\n",
        "a{x=\"1\"} 1\nb 1\na{x=\"2\"} 1\n",
        "# a remark\n",
      })
  void refuses_what_the_format_forbids(String text) {
    assertThatThrownBy(() -> PrometheusText.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keeps_metrics_apart_that_only_look_alike() {
    Map<String, PrometheusText.Family> families =
        PrometheusText.parse("# TYPE a gauge\na 1\n# TYPE a_max gauge\na_max 2\nb_count 3\n");
    assertThat(families.keySet())
        .isEqualTo(new java.util.TreeSet<>(List.of("a", "a_max", "b_count")));
  }
}
