package ffe.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Requests that no decent client would send: every byte as written, one a connection. */
final class RawHttp {

  private static final int ANSWER_MILLIS_MAX = 60_000;

  private RawHttp() {}

  /** What came back; header names in lower case. */
  record Answer(int status, Map<String, String> headers, String body) {

    String contentType() {
      return headers.getOrDefault("content-type", "");
    }
  }

  /** Sends a request line, header lines and a body with its length. */
  static Answer send(String method, String target, Map<String, String> headers, byte[] body) {
    return sendFrom("127.0.0.1", method, target, headers, body);
  }

  /** The same from another address of this machine, which is another client to the server. */
  static Answer sendFrom(
      String address, String method, String target, Map<String, String> headers, byte[] body) {
    StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    head.append("Host: 127.0.0.1:" + ServerUnderTest.base().getPort() + "\r\n");
    if (!headers.containsKey("Connection")) {
      head.append("Connection: close\r\n");
    }
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    if (body.length > 0 && !headers.containsKey("Transfer-Encoding")) {
      head.append("Content-Length: " + body.length + "\r\n");
    }
    return read(exchange(address, head.append("\r\n").toString(), body));
  }

  private static String exchange(String address, String head, byte[] body) {
    URI base = ServerUnderTest.base();
    ByteArrayOutputStream got = new ByteArrayOutputStream();
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(address, 0));
      socket.connect(new InetSocketAddress(base.getHost(), base.getPort()), ANSWER_MILLIS_MAX);
      socket.setSoTimeout(ANSWER_MILLIS_MAX);
      try {
        socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().write(body);
        socket.getOutputStream().flush();
        socket.getInputStream().transferTo(got);
      } catch (SocketException e) {
        if (got.size() == 0) {
          throw e;
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("no answer to " + head.lines().findFirst().orElse(""), e);
    }
    return got.toString(StandardCharsets.UTF_8);
  }

  private static Answer read(String text) {
    int end = text.indexOf("\r\n\r\n");
    String[] lines = text.substring(0, end).split("\r\n", -1);
    Map<String, String> headers = new LinkedHashMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      headers.put(
          lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
          lines[i].substring(colon + 1).strip());
    }
    int status = Integer.parseInt(lines[0].substring(9, 12));
    String body = text.substring(end + 4);
    return new Answer(
        status,
        headers,
        headers.getOrDefault("transfer-encoding", "").equals("chunked") ? joined(body) : body);
  }

  /** A chunked body as one; sizes are in bytes, which ASCII answers have as characters. */
  private static String joined(String chunks) {
    StringBuilder whole = new StringBuilder();
    int at = 0;
    while (at < chunks.length()) {
      int line = chunks.indexOf("\r\n", at);
      int size = Integer.parseInt(chunks.substring(at, line).strip(), 16);
      if (size == 0) {
        break;
      }
      whole.append(chunks, line + 2, line + 2 + size);
      at = line + 2 + size + 2;
    }
    return whole.toString();
  }
}
