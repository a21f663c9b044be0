package ffe.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Five vendors on one loopback port, each in its own wire format, under {@code /VENDOR/...}. What
 * each says is set by {@code /say/VENDOR/ACTION/PROBABILITY}; {@code /say/VENDOR/DOWN/0} lets it
 * fail. {@code /say/VENDOR/VARIED/0} lets it say what the request alone decides: any action, any
 * chance, plain or wrapped, one in four unclear, broken or refused; {@code FAIR} the same, but
 * always clear; {@code SILENT} nothing at all. Levels stand around the last price of the prompt.
 * Usage: FiveVendors PORT
 */
public final class FiveVendors {

  private static final Pattern LAST = Pattern.compile("Last price: ([0-9.]+)");
  private static final String DOWN = "DOWN";
  private static final String VARIED = "VARIED";

  private static final String FAIR = "FAIR";
  private static final String SILENT = "SILENT";
  private static final int CLEAR = 40;

  private final Map<String, String[]> says = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  private FiveVendors() {
    says.put("anthropic", new String[] {"BUY", "0.80"});
    says.put("openai", new String[] {"BUY", "0.70"});
    says.put("gemini", new String[] {"BUY", "0.60"});
    says.put("xai", new String[] {"SELL", "0.55"});
    says.put("deepseek", new String[] {"HOLD", "0.50"});
  }

  public static void main(String[] args) throws IOException {
    // else each answer takes 40 ms: its body waits for the acknowledgement of its head
    System.setProperty("sun.net.httpserver.nodelay", "true");
    open(Integer.parseInt(args[0]));
  }

  /** Until they are closed. */
  public record Open(FiveVendors vendors, HttpServer server, ExecutorService threads)
      implements AutoCloseable {

    public int port() {
      return server.getAddress().getPort();
    }

    /** Bodies of the requests, in their order. */
    public List<String> asked() {
      return vendors.asked;
    }

    /** Every vendor from now on. */
    public void all(String action) {
      vendors.says.replaceAll((vendor, before) -> new String[] {action, "0.80"});
    }

    /** One of them from now on. */
    public void say(String vendor, String action, String probability) {
      vendors.says.put(vendor, new String[] {action, probability});
    }

    @Override
    public void close() {
      server.stop(0);
      threads.shutdownNow();
    }
  }

  /**
   * @param port 0 for any
   */
  public static Open open(int port) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
    server.setExecutor(threads);
    FiveVendors vendors = new FiveVendors();
    server.createContext("/", vendors::answer);
    server.start();
    return new Open(vendors, server, threads);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String[] path = exchange.getRequestURI().getPath().split("/", -1);
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (path[1].equals("say")) {
      says.put(path[2], new String[] {path[3], path[4]});
      send(exchange, 200, "{}");
      return;
    }
    asked.add(body);
    String[] say = says.get(path[1]);
    if (say == null || say[0].equals(DOWN)) {
      send(exchange, 500, "{\"error\":{\"message\":\"down\"}}");
      return;
    }
    if (say[0].equals(VARIED) || say[0].equals(FAIR)) {
      varied(exchange, path[1], body, say[0].equals(FAIR));
    } else if (say[0].equals(SILENT)) {
      send(exchange, 200, wrapped(path[1], "\"\""));
    } else {
      send(exchange, 200, wrapped(path[1], quoted(opinion(say, body))));
    }
  }

  private static void varied(HttpExchange exchange, String vendor, String body, boolean isFair)
      throws IOException {
    SplittableRandom dice = new SplittableRandom(31L * body.hashCode() + vendor.hashCode());
    int kind = isFair ? CLEAR + dice.nextInt(100 - CLEAR) : dice.nextInt(100);
    if (kind < 3) {
      send(exchange, kind == 0 ? 500 : kind == 1 ? 529 : 200, "<html>not today</html>");
      return;
    }
    String[] said = {
      List.of("BUY", "BUY", "SELL", "HOLD").get(dice.nextInt(4)), "0." + (30 + dice.nextInt(66))
    };
    send(exchange, 200, wrapped(vendor, quoted(spoken(kind, opinion(said, body)))));
  }

  /** The same as a model may put it; from 40 on clear. */
  private static String spoken(int kind, String opinion) {
    return switch (kind / 4) {
      case 1 -> opinion.replaceFirst("\"probability\":0\\.", "\"probability\":");
      case 2 -> opinion.replaceFirst("\"(BUY|SELL|HOLD)\"", "\"hold\"");
      case 3 -> opinion.substring(0, opinion.length() / 2);
      case 4 -> "I cannot give financial advice.";
      case 5 -> opinion.replaceFirst("\"probability\":[0-9.]+", "\"probability\":NaN");
      case 6 -> opinion + "\n" + opinion.replace("set so", "said twice");
      case 7, 8, 9 -> "Let me think: {\"action\":\n```json\n" + opinion + "\n```\nThat is all.";
      default -> opinion;
    };
  }

  private static String opinion(String[] say, String prompt) {
    Matcher found = LAST.matcher(prompt);
    BigDecimal last = found.find() ? new BigDecimal(found.group(1)) : BigDecimal.ONE;
    boolean isHold = say[0].equals("HOLD");
    boolean isBuy = say[0].equals("BUY");
    String below = times(last, "0.97");
    String above = times(last, "1.06");
    return "{\"reasoning\":\"It was set so, <b>boldly</b>.\",\"action\":\""
        + say[0]
        + "\",\"probability\":"
        + say[1]
        + ",\"horizon_minutes\":60,\"stop\":"
        + (isHold ? "null" : isBuy ? below : above)
        + ",\"target\":"
        + (isHold ? "null" : isBuy ? above : below)
        + ",\"would_change_mind\":\"Another setting.\"}";
  }

  private static String times(BigDecimal price, String by) {
    return price.multiply(new BigDecimal(by)).setScale(2, RoundingMode.HALF_UP).toPlainString();
  }

  private static String wrapped(String vendor, String text) {
    return switch (vendor) {
      case "anthropic" ->
          "{\"id\":\"m1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"m\","
              + "\"content\":[{\"type\":\"text\",\"text\":"
              + text
              + "}],\"stop_reason\":\"end_turn\","
              + "\"usage\":{\"input_tokens\":4200,\"output_tokens\":160}}";
      case "gemini" ->
          "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":"
              + text
              + "}]},\"finishReason\":\"STOP\"}],\"usageMetadata\":"
              + "{\"promptTokenCount\":4200,\"candidatesTokenCount\":160}}";
      default ->
          "{\"id\":\"c1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"m\","
              + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":"
              + text
              + "},\"finish_reason\":\"stop\"}],\"usage\":"
              + "{\"prompt_tokens\":4200,\"completion_tokens\":160,\"total_tokens\":4360}}";
    };
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
