package ffe.adapter.venue.feed;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The server's end of one WebSocket (RFC 6455), or of an answer of lines in chunks, with the means
 * to misbehave.
 */
public final class LoopbackSocket {

  private static final int WAIT_SECONDS_MAX = 20;
  private static final String LINES =
      String.join("\r\n", "HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "", "");

  private static final int TEXT = 0x81;
  private static final int BINARY = 0x82;
  private static final int CLOSE = 0x88;
  private static final int PONG = 0x8a;

  private final Socket socket;
  private final OutputStream out;
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final CountDownLatch gone = new CountDownLatch(1);
  private final Semaphore hearing = new Semaphore(1);

  private final boolean isOfLines;

  private LoopbackSocket(Socket socket, boolean isOfLines, String head) throws IOException {
    this.socket = socket;
    this.isOfLines = isOfLines;
    socket.setTcpNoDelay(true);
    this.out = socket.getOutputStream();
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  /** Lines in chunks; the request is the first thing heard. */
  static LoopbackSocket ofLines(Socket socket, String request) throws IOException {
    LoopbackSocket lines = new LoopbackSocket(socket, true, LINES);
    lines.heard.add(request);
    return lines;
  }

  static LoopbackSocket of(Socket socket, String key) throws IOException {
    String head =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: "
            + accept(key)
            + "\r\n\r\n";
    return new LoopbackSocket(socket, false, head);
  }

  private static String accept(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-1")
              .digest(
                  (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
                      .getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads what the client says until it goes. */
  void listen(DataInputStream in) {
    try {
      while (true) {
        hearing.acquireUninterruptibly();
        hearing.release();
        int first = in.readUnsignedByte();
        int length = in.readUnsignedByte() & 0x7f;
        if (length == 126) {
          length = in.readUnsignedShort();
        } else if (length == 127) {
          length = Math.toIntExact(in.readLong());
        }
        byte[] mask = in.readNBytes(4);
        byte[] body = in.readNBytes(length);
        for (int i = 0; i < body.length; i++) {
          body[i] ^= mask[i % 4];
        }
        int opcode = first & 0x0f;
        if (opcode == 1) {
          heard.add(new String(body, StandardCharsets.UTF_8));
        } else if (opcode == 9) {
          write(PONG, body);
        } else if (opcode == 8) {
          return;
        }
      }
    } catch (IOException | UncheckedIOException e) {
      // the client went, or the line was cut: both are the end
    } finally {
      cut();
    }
  }

  /** Hears nothing until {@link #hear} is called. */
  void beDeaf() {
    hearing.acquireUninterruptibly();
  }

  void hear() {
    hearing.release();
  }

  /** The next text of the client. */
  public String next() throws InterruptedException {
    String text = heard.poll(WAIT_SECONDS_MAX, TimeUnit.SECONDS);
    if (text == null) {
      throw new AssertionError("the client said nothing for " + WAIT_SECONDS_MAX + " s");
    }
    return text;
  }

  /** A text that the client has sent already, or empty. */
  public String nextIfAny() {
    String text = heard.poll();
    return text == null ? "" : text;
  }

  public void send(String text) {
    if (isOfLines) {
      sendChunk(text + "\n");
    } else {
      write(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** A part of a line, or several lines. */
  public synchronized void sendChunk(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      if (bytes.length > 0) {
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
      }
    } catch (IOException e) {
      // as when a frame is written
      gone.countDown();
    }
  }

  /** The same text in several frames of one message. */
  public void sendInParts(String text, int parts) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int size = bytes.length / parts + 1;
    for (int i = 0; i < parts; i++) {
      int from = Math.min(bytes.length, i * size);
      byte[] part = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + size));
      write((i == 0 ? 1 : 0) | (i == parts - 1 ? 0x80 : 0), part);
    }
  }

  public void sendBinary(byte[] bytes) {
    write(BINARY, bytes);
  }

  /** Says good-bye: with status 1001 (going away), or by the end of the lines. */
  public void goAway() {
    if (isOfLines) {
      endLines();
      return;
    }
    write(CLOSE, new byte[] {0x03, (byte) 0xe9});
  }

  private synchronized void endLines() {
    try {
      out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
    } catch (IOException e) {
      gone.countDown();
    }
    cut();
  }

  /** Cuts the line without a word. */
  public void cut() {
    gone.countDown();
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for the end of the connection, whoever ended it. */
  public boolean isGoneSoon() throws InterruptedException {
    return gone.await(WAIT_SECONDS_MAX, TimeUnit.SECONDS);
  }

  public boolean isGone() {
    return gone.getCount() == 0;
  }

  private synchronized void write(int first, byte[] body) {
    try {
      out.write(first);
      if (body.length < 126) {
        out.write(body.length);
      } else if (body.length < 65_536) {
        out.write(new byte[] {126, (byte) (body.length >> 8), (byte) body.length});
      } else {
        out.write(new byte[] {127, 0, 0, 0, 0});
        for (int shift = 24; shift >= 0; shift -= 8) {
          out.write(body.length >> shift);
        }
      }
      out.write(body);
      out.flush();
    } catch (IOException e) {
      // the client left while it was spoken to, as it may at any time
      gone.countDown();
    }
  }
}
