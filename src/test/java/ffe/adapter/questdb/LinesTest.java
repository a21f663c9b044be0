package ffe.adapter.questdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("store")
@Timeout(120)
class LinesTest {

  private static final List<String> PIECES =
      List.of("a", " ", ",", "=", "\\", "\"", "'", "\u00e9", "\ud83d\ude00", "#", "\\\"", "i", "t");

  @Test
  void a_row_is_a_line_of_symbols_columns_and_a_time_in_microseconds() {
    Lines lines = new Lines(2);
    lines
        .row("t")
        .symbol("s", "a b")
        .symbol("none", "")
        .string("x", "say \"no\"\nor yes")
        .real("r", new BigDecimal("1E-9"))
        .whole("n", Long.MAX_VALUE)
        .at(Instant.parse("2013-11-27T00:00:00.123456789Z"));
    lines.row("t").whole("n", -1).at(Instant.parse("1969-12-31T23:59:59.999999Z"));
    assertThat(lines)
        .hasToString(
            "t,s=a\\ b x=\"say \\\"no\\\" or yes\",r=0.000000001,n=9223372036854775807i"
                + " 1385510400123456\n"
                + "t n=-1i -1\n");
  }

  @Test
  void any_text_and_any_double_come_back_as_they_were(@TempDir Path home) throws Exception {
    Random random = new Random(11);
    Lines lines = new Lines(300);
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String text = text(random);
      double value = Double.longBitsToDouble(random.nextLong());
      double real = Double.isFinite(value) && Math.abs(value) < 1e200 ? value : 0.1 * i;
      lines.row("odd").symbol("s", "x" + text).string("v", text).real("r", real).whole("n", i);
      lines.at(Instant.EPOCH.plusMillis(i));
      rows.add(List.of("x" + text, text, Double.toString(real), Integer.toString(i)));
    }
    try (RealQuestDb real = new RealQuestDb(home, RealQuestDb.free()).start()) {
      new QuestDb(real.place(), Duration.ofSeconds(20)).write(lines.toString());
      List<List<String>> found = real.ask("SELECT s, v, r, n FROM odd ORDER BY timestamp", 300);
      assertThat(found).hasSize(300);
      for (int i = 0; i < 300; i++) {
        assertThat(found.get(i).subList(0, 2)).isEqualTo(rows.get(i).subList(0, 2));
        assertThat(Double.parseDouble(found.get(i).get(2)))
            .isEqualTo(Double.parseDouble(rows.get(i).get(2)));
        assertThat(found.get(i).get(3)).isEqualTo(rows.get(i).get(3));
      }
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(9); n >= 0; n--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }
}
