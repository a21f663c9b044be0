package ffe.adapter.llm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Forms after api-docs.deepseek.com, chat completions and error codes, as of 2026-11. */
class DeepSeekTest extends OpenAiTest {

  @Override
  Vendor vendor() {
    return Vendor.DEEPSEEK;
  }

  @Override
  String usage() {
    return """
    {"prompt_tokens":1200,"completion_tokens":80,"total_tokens":1280,
     "prompt_cache_hit_tokens":1000,"prompt_cache_miss_tokens":200,
     "completion_tokens_details":{"reasoning_tokens":30}}\
    """;
  }

  @Override
  String schemaAt() {
    return "";
  }

  @Override
  void limits(Seen request) {
    assertThat(request.at("max_tokens")).isEqualTo("700");
    assertThat(request.json()).doesNotContainKey("max_completion_tokens");
  }

  @Test
  void an_answer_that_was_interrupted_for_lack_of_machines_is_cut_off() {
    server.thenAnswer(
        200,
        JSON,
        answer("\"half an ans\"").replace("\"stop\"", "\"insufficient_system_resource\""));
    fails("CUT_OFF");
  }
}
