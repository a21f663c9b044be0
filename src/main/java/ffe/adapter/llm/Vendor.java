package ffe.adapter.llm;

import java.util.Locale;

/** Who can be asked. */
public enum Vendor {
  ANTHROPIC("Anthropic", "x-api-key", ""),
  OPENAI("OpenAI", "Authorization", "Bearer "),
  GEMINI("Gemini", "x-goog-api-key", ""),
  XAI("xAI", "Authorization", "Bearer "),
  DEEPSEEK("DeepSeek", "Authorization", "Bearer "),
  /** On a machine of one's own, without a key. */
  OLLAMA("Ollama", "", "");

  private final String title;
  private final String keyHeader;
  private final String keyPrefix;

  Vendor(String title, String keyHeader, String keyPrefix) {
    this.title = title;
    this.keyHeader = keyHeader;
    this.keyPrefix = keyPrefix;
  }

  /** As settings, records and metrics call it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As people call it. */
  public String title() {
    return title;
  }

  /** Whether it is asked with a key only. */
  public boolean needsKey() {
    return !keyHeader.isEmpty();
  }

  String keyHeader() {
    return keyHeader;
  }

  String keyPrefix() {
    return keyPrefix;
  }

  /** The bean that guards calls to it; its breaker is known by this class. */
  public Class<? extends Guard> guard() {
    return switch (this) {
      case ANTHROPIC -> AnthropicGuard.class;
      case OPENAI -> OpenAiGuard.class;
      case GEMINI -> GeminiGuard.class;
      case XAI -> XaiGuard.class;
      case DEEPSEEK -> DeepSeekGuard.class;
      case OLLAMA -> OllamaGuard.class;
    };
  }

  Form form() {
    return switch (this) {
      case ANTHROPIC -> new AnthropicForm();
      case OPENAI -> OpenAiForm.OPENAI;
      case GEMINI -> new GeminiForm();
      case XAI -> OpenAiForm.XAI;
      case DEEPSEEK -> OpenAiForm.DEEPSEEK;
      case OLLAMA -> new OllamaForm();
    };
  }
}
