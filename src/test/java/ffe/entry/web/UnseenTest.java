package ffe.entry.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class UnseenTest {

  @Test
  void names_what_no_eye_sees_with_how_often() {
    assertThat(Unseen.of("\u202eYUB\u202e\u200b\u001b[31m")).contains("U+001B, U+200B, U+202E (2)");
    assertThat(Unseen.of("a\ud800b\udb40\udc41")).contains("U+D800, U+E0041");
  }

  @Test
  void a_text_that_is_all_seen_has_none() {
    assertThat(Unseen.of("Plain, \u4e70 \u05e7 \ud83d\ude80\n\t{}\r\n")).isEmpty();
  }

  @Test
  void names_some_of_many() {
    assertThat(Unseen.of("\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000b").orElseThrow())
        .endsWith("U+0008, …");
  }
}
