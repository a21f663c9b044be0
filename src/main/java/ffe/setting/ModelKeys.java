package ffe.setting;

import ffe.council.Price;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The settings of those whose language models are asked. Part of the table of {@link Keys}. */
public final class ModelKeys {
  /** List prices of the usual models, as published when this was written. */
  private static final Map<String, String> LISTED =
      Map.of(
          "anthropic", "3/0.30/15",
          "openai", "0.25/0.025/2",
          "gemini", "0.30/0.075/2.50",
          "xai", "3/0.75/15",
          "deepseek", "0.56/0.07/1.68");

  /**
   * The last day of which texts were among what the usual models learned from, as their vendors
   * tell it; of a month its last day. xAI and DeepSeek tell none of theirs.
   */
  private static final Map<String, String> KNOWS =
      Map.of(
          "anthropic", "2025-07-31",
          "openai", "2024-05-31",
          "gemini", "2025-01-31",
          "ollama", "2023-12-31");

  private static final int OLLAMA_PORT = 11_434;
  private static final String SCHEME = "http";
  private static final String DAY = "20[0-9]{2}-[0-9]{2}-[0-9]{2}";

  /**
   * What there is to set of one vendor.
   *
   * @param id as it stands in the names
   * @param apiKey empty for one that is asked without
   * @param price empty for one that costs nothing
   * @param knowledge the last day of which the model may know
   */
  public record Vendor(
      String id,
      Key<URI> address,
      Optional<Key<Secret>> apiKey,
      Key<String> model,
      Optional<Key<Price>> price,
      Key<LocalDate> knowledge) {

    /** Its price where the model is the usual one, or where a price was given. */
    public Optional<Price> price(Source source) {
      return price.flatMap(
          key -> source.find(key).or(() -> isUsual(source) ? listed(id) : Optional.empty()));
    }

    /** The last day of which the model may know, where it is the usual one and tells, or given. */
    public Optional<LocalDate> knowledge(Source source) {
      return source.find(knowledge).or(() -> isUsual(source) ? known(id) : Optional.empty());
    }

    private boolean isUsual(Source source) {
      return source.get(model).equals(model.fallback());
    }

    /** The setting without which it is absent. */
    public Key<?> needed() {
      return apiKey.<Key<?>>map(key -> key).orElse(address);
    }

    Stream<Key<?>> keys() {
      return Stream.of(
              Stream.of(address),
              apiKey.stream(),
              Stream.of(model),
              price.stream(),
              Stream.of(knowledge))
          .flatMap(keys -> keys);
    }
  }

  public static final Vendor ANTHROPIC =
      paid("anthropic", "Anthropic", "https://api.anthropic.com/v1", "claude-sonnet-4-5");

  public static final Vendor OPENAI =
      paid("openai", "OpenAI", "https://api.openai.com/v1", "gpt-5-mini");

  public static final Vendor GEMINI =
      paid(
          "gemini",
          "Gemini",
          "https://generativelanguage.googleapis.com/v1beta",
          "gemini-2.5-flash");

  public static final Vendor XAI = paid("xai", "xAI", "https://api.x.ai/v1", "grok-4");

  public static final Vendor DEEPSEEK =
      paid("deepseek", "DeepSeek", "https://api.deepseek.com/v1", "deepseek-chat");

  public static final Vendor OLLAMA =
      new Vendor(
          "ollama",
          Key.of(
                  "ffe.llm.ollama.base-url",
                  "",
                  "http:// or https:// with a host, as http://127.0.0.1:11434",
                  ModelKeys::ollama)
              .alias("ollama.host")
              .means("where your Ollama answers; without it, it is not asked"),
          Optional.empty(),
          model("ollama", "Ollama", "llama3.2"),
          Optional.empty(),
          knowledge("ollama", "Ollama"));

  private ModelKeys() {}

  /** In the order of the template. */
  public static List<Vendor> vendors() {
    return List.of(ANTHROPIC, OPENAI, GEMINI, XAI, DEEPSEEK, OLLAMA);
  }

  /**
   * @throws IllegalArgumentException if there is no such vendor
   */
  public static Vendor of(String id) {
    return vendors().stream()
        .filter(vendor -> vendor.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no settings of " + id));
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(text).filter(t -> t.matches(DAY)).map(LocalDate::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDate> known(String id) {
    return Optional.ofNullable(KNOWS.get(id)).map(LocalDate::parse);
  }

  private static Optional<Price> listed(String id) {
    return Optional.ofNullable(LISTED.get(id)).flatMap(Price::parse);
  }

  static List<Key<?>> all() {
    return vendors().stream().flatMap(Vendor::keys).toList();
  }

  private static Vendor paid(String id, String title, String address, String model) {
    Key<URI> base = Key.address("ffe.llm." + id + ".base-url", address, SCHEME);
    return new Vendor(
        id,
        new Key<>(
                base.name(),
                base.alias(),
                base.fallback(),
                base.range() + ", without ?",
                "",
                base.kind(),
                text -> base.reading().apply(bare(text)).filter(ModelKeys::isPlain))
            .means("where " + title + " answers"),
        Optional.of(
            Key.secret("ffe.llm." + id + ".api-key", 0)
                .within(
                    "8 to 500 letters, digits and signs without spaces",
                    key -> key.reveal().matches("[!-~]{8,500}"))
                .means("your key for " + title + "; without it, it is not asked")),
        model(id, title, model),
        Optional.of(price(id, title)),
        knowledge(id, title));
  }

  private static Key<LocalDate> knowledge(String id, String title) {
    return Key.of(
            "ffe.llm." + id + ".knowledge-until", "", "a day such as 2025-01-31", ModelKeys::day)
        .means(
            "the last day of which the model of "
                + title
                + " may know, for backtests"
                + Optional.ofNullable(KNOWS.get(id))
                    .map(d -> "; of the usual one: " + d)
                    .orElse(""));
  }

  private static Key<Price> price(String id, String title) {
    return Key.of(
            "ffe.llm." + id + ".price",
            "",
            "USD a million tokens as input/cached/output, such as 3/0.30/15",
            Price::parse)
        .means(
            "what "
                + title
                + " charges for the model"
                + Optional.ofNullable(LISTED.get(id)).map(p -> "; the usual one: " + p).orElse("")
                + "; without a price it is not asked");
  }

  private static Key<String> model(String id, String title, String fallback) {
    return Key.of(
            "ffe.llm." + id + ".model",
            fallback,
            "letters, digits and . _ : / -",
            text ->
                Optional.of(text)
                    .filter(t -> t.matches("[A-Za-z0-9][A-Za-z0-9._:/-]{0,199}"))
                    .filter(t -> !t.contains("..")))
        .means("which model of " + title + " is asked");
  }

  /** Also as Ollama's own variable says it: a host or a port by itself; any address is this one. */
  private static Optional<URI> ollama(String text) {
    boolean isWhole = text.contains("://");
    String host = text.startsWith(":") ? "127.0.0.1" + text : text;
    URI uri = URI.create(bare(isWhole ? text : SCHEME + "://" + host));
    if (uri.getHost() == null || !List.of(SCHEME, "https").contains(uri.getScheme())) {
      return Optional.empty();
    }
    String name = uri.getHost().equals("0.0.0.0") ? "127.0.0.1" : uri.getHost();
    int port = uri.getPort() < 0 && !isWhole ? OLLAMA_PORT : uri.getPort();
    URI reached =
        URI.create(
            uri.getScheme() + "://" + name + (port < 0 ? "" : ":" + port) + uri.getRawPath());
    return Optional.of(reached).filter(r -> isPlain(uri));
  }

  private static boolean isPlain(URI uri) {
    return uri.getRawQuery() == null
        && uri.getRawFragment() == null
        && uri.getRawUserInfo() == null;
  }

  private static String bare(String text) {
    return text.replaceAll("/+$", "");
  }
}
