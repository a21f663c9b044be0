package ffe.adapter.venue.feed;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** HTTP, WebSockets and streams of lines on one loopback port, answered by whoever runs it. */
public final class LoopbackServer implements AutoCloseable {

  private static final int WAIT_SECONDS_MAX = 20;
  private static final int HEAD_BYTES_MAX = 16_384;

  /** In the path of whatever is answered with lines. */
  private static final String STREAM = "/stream?";

  /** An answer of the REST side. */
  public record Answer(int status, String type, String body, boolean isCut, String retryAfter) {
    public Answer(int status, String type, String body) {
      this(status, type, body, false, "");
    }

    public static Answer json(String body) {
      return new Answer(200, "application/json", body);
    }

    /** The connection ends in the middle of the body. */
    public static Answer cut(String body) {
      return new Answer(200, "application/json", body, true, "");
    }

    /** Asked too often. */
    public static Answer throttled(int status, String retryAfter) {
      return new Answer(status, "text/plain", "slow down", false, retryAfter);
    }
  }

  private final ServerSocket server;
  private final Thread accepting;
  private final List<LoopbackSocket> open = new CopyOnWriteArrayList<>();
  private final BlockingQueue<LoopbackSocket> arrived = new LinkedBlockingQueue<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private volatile Function<String, Answer> rest;
  private volatile Function<String, Answer> streams = path -> Answer.json("");
  private volatile Consumer<LoopbackSocket> welcome = s -> {};

  public LoopbackServer(int port, Function<String, Answer> rest) throws IOException {
    this.server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    this.rest = rest;
    this.accepting = daemon("loopback-accept", this::accept);
  }

  public int port() {
    return server.getLocalPort();
  }

  /** What answers paths with their query. */
  public void answerWith(Function<String, Answer> answers) {
    rest = answers;
  }

  /** What answers paths of streams; where that is a success, lines follow in its place. */
  public void streamWith(Function<String, Answer> answers) {
    streams = answers;
  }

  /** What happens in its own thread with each new WebSocket or stream. */
  public void welcomeWith(Consumer<LoopbackSocket> first) {
    welcome = first;
  }

  /** The paths asked so far, with their queries. */
  public List<String> asked() {
    return asked;
  }

  /** The heads of the questions so far. */
  public List<String> heads() {
    return heads;
  }

  public int connections() {
    return arrived.size();
  }

  /** The next client that connects. */
  public LoopbackSocket next() throws InterruptedException {
    LoopbackSocket socket = arrived.poll(WAIT_SECONDS_MAX, TimeUnit.SECONDS);
    if (socket == null) {
      throw new AssertionError("nobody connected for " + WAIT_SECONDS_MAX + " s");
    }
    return socket;
  }

  public List<LoopbackSocket> open() {
    open.removeIf(LoopbackSocket::isGone);
    return open;
  }

  @Override
  public void close() {
    try {
      server.close();
      // The port listens until the accepting thread has left it.
      accepting.join(Duration.ofSeconds(WAIT_SECONDS_MAX).toMillis());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    open.forEach(LoopbackSocket::cut);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        daemon("loopback-client", () -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try {
      DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
      String head = head(in);
      String key = header(head, "sec-websocket-key");
      String path = head.split(" ", 3)[1];
      boolean isStream = path.contains(STREAM) && streams.apply(path).status() == 200;
      if (key.isEmpty() && !isStream) {
        try (socket) {
          asked.add(path);
          heads.add(head);
          answer(socket, (path.contains(STREAM) ? streams : rest).apply(path));
        }
        return;
      }
      LoopbackSocket client =
          isStream ? LoopbackSocket.ofLines(socket, head) : LoopbackSocket.of(socket, key);
      open.add(client);
      if (server.isClosed()) {
        client.cut();
      }
      arrived.add(client);
      daemon("loopback-welcome", () -> welcome.accept(client));
      client.listen(in);
    } catch (IOException | UncheckedIOException e) {
      // a client that leaves in the middle is no concern of the server
    }
  }

  private static void answer(Socket socket, Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 "
            + answer.status()
            + " Loopback\r\nContent-Type: "
            + answer.type()
            + "\r\nContent-Length: "
            + body.length
            + (answer.retryAfter().isEmpty() ? "" : "\r\nRetry-After: " + answer.retryAfter())
            + "\r\nConnection: close\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().write(body, 0, answer.isCut() ? body.length / 2 : body.length);
    socket.getOutputStream().flush();
  }

  private static String head(DataInputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      if (head.size() > HEAD_BYTES_MAX) {
        throw new IOException("a head above " + HEAD_BYTES_MAX + " bytes");
      }
      head.write(in.readUnsignedByte());
    }
    return head.toString(StandardCharsets.US_ASCII);
  }

  private static String header(String head, String name) {
    for (String line : head.split("\r\n", -1)) {
      if (line.toLowerCase(Locale.ROOT).startsWith(name + ":")) {
        return line.substring(name.length() + 1).strip();
      }
    }
    return "";
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
