package ffe.adapter.llm;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A vendor on this machine that reads requests and then does on the socket what a test says. */
final class LoopbackVendor implements AutoCloseable {

  /** What is done once a request was read; the connection is kept unless it was closed. */
  interface Act {
    void on(Socket socket, OutputStream out) throws IOException, InterruptedException;
  }

  private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final Queue<Act> acts = new ConcurrentLinkedQueue<>();

  LoopbackVendor() throws IOException {
    threads.execute(this::accept);
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + door.getLocalPort() + path);
  }

  List<Seen> seen() {
    return seen;
  }

  LoopbackVendor then(Act act) {
    acts.add(act);
    return this;
  }

  LoopbackVendor thenAnswer(int status, String type, String body, String... headers) {
    return then((socket, out) -> write(out, status, type, body, headers));
  }

  static void write(OutputStream out, int status, String type, String body, String... headers)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    out.write(head(status, type, "Content-Length: " + bytes.length, headers));
    out.write(bytes);
    out.flush();
  }

  static byte[] head(int status, String type, String length, String... headers) {
    String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    return ("HTTP/1.1 "
            + status
            + " Said\r\nContent-Type: "
            + type
            + "\r\n"
            + length
            + "\r\n"
            + more
            + "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket socket = door.accept();
        open.add(socket);
        threads.execute(() -> serve(socket));
      } catch (IOException e) {
        // the door was closed
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      while (!socket.isClosed()) {
        Seen request = read(in);
        seen.add(request);
        Act act = acts.poll();
        if (act == null) {
          throw new IOException("more requests than a test expects");
        }
        act.on(socket, socket.getOutputStream());
      }
    } catch (IOException e) {
      // the other side is gone
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(socket);
    }
  }

  private static Seen read(InputStream in) throws IOException {
    String[] first = line(in).split(" ", 3);
    Seen.Headers headers = new Seen.Headers();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      headers.add(line);
    }
    byte[] body = in.readNBytes(Integer.parseInt(headers.one("content-length")));
    return new Seen(first[0], first[1], headers, new String(body, StandardCharsets.UTF_8));
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the other side is gone");
      }
      line.append(c == '\r' ? "" : (char) c);
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    door.close();
    for (Socket socket : open) {
      socket.close();
    }
    threads.shutdownNow();
  }
}
