package ffe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("cli")
class LoginLinkTest {

  private static final String LINK = "http://127.0.0.1:8000/login#token";

  @TempDir Path data;

  private Typed ask() {
    return Typed.in(Map.of("FFE_DATA_DIR", data.toString()), "login-link");
  }

  @Test
  void prints_the_link_that_the_engine_wrote() throws IOException {
    Files.writeString(data.resolve("login-link"), LINK + "\n");
    assertThat(ask()).isEqualTo(new Typed(0, LINK + System.lineSeparator(), ""));
  }

  @Test
  void says_in_one_line_that_there_is_none_or_that_it_is_too_old() throws IOException {
    Typed none = ask();
    assertThat(none.exit()).isEqualTo(Exit.NO);
    assertThat(none.err()).contains("it was used").contains("restart").hasLineCount(1);
    Path file = Files.writeString(data.resolve("login-link"), LINK);
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    Typed old = ask();
    assertThat(old.exit()).isEqualTo(Exit.NO);
    assertThat(old.out()).isEmpty();
    assertThat(old.err()).contains("expired").hasLineCount(1);
  }
}
