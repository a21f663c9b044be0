package ffe.adapter.llm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Forms after docs.x.ai, chat completions, as of 2026-11. */
class XaiTest extends OpenAiTest {

  @Override
  Vendor vendor() {
    return Vendor.XAI;
  }

  /** Hidden reasoning is in the total only. */
  @Override
  String usage() {
    return """
    {"prompt_tokens":1200,"completion_tokens":50,"total_tokens":1280,
     "prompt_tokens_details":{"text_tokens":1200,"audio_tokens":0,"image_tokens":0,
       "cached_tokens":1000},
     "completion_tokens_details":{"reasoning_tokens":30,"audio_tokens":0,
       "accepted_prediction_tokens":0,"rejected_prediction_tokens":0},
     "num_sources_used":0}\
    """;
  }

  @Override
  String error(int status, String words) {
    return "{\"code\":\"The caller did something wrong\",\"error\":" + quoted(words) + "}";
  }

  @Test
  void parts_of_a_key_in_the_words_of_a_denial_are_not_repeated() {
    server.thenAnswer(
        401, JSON, error(401, "Incorrect API key provided: ke***e2. See https://console.x.ai."));
    assertThat(fails("UNAUTHORIZED").detail()).isEqualTo("xAI answered with HTTP status 401");
  }
}
