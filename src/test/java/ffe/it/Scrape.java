package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.it.PrometheusText.Family;
import ffe.it.PrometheusText.Sample;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** One look at {@code /metrics} of the server under test. */
final class Scrape {

  private Scrape() {}

  static double sum(String family, Predicate<Sample> which) {
    return sum(scrape(), family, which);
  }

  static double sum(Map<String, Family> all, String family, Predicate<Sample> which) {
    return samples(all.get(family), which).stream().mapToDouble(Sample::value).sum();
  }

  static List<Sample> samples(Family family, Predicate<Sample> which) {
    return family.samples().stream().filter(which).toList();
  }

  static double bound(Sample bucket) {
    String le = bucket.labels().get("le");
    return le.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(le);
  }

  /** Labels but for the server's own {@code mp_scope} and a bucket's bound. */
  static Map<String, String> own(Sample sample) {
    Map<String, String> labels = new TreeMap<>(sample.labels());
    assertThat(labels.remove("mp_scope")).isEqualTo("application");
    labels.remove("le");
    return labels;
  }

  static Map<String, Family> scrape() {
    return PrometheusText.parse(text());
  }

  static String text() {
    HttpResponse<String> answer = ServerUnderTest.get("/metrics");
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }
}
