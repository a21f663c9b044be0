package ffe.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The comment that ends the ZIP file: the digest of every byte before it. */
final class Seal {

  private static final String MARK = "ffe-backup sha256 ";
  private static final int HEX = 64;

  /** What stands there until the digest is known. */
  static final String OPEN = MARK + "0".repeat(HEX);

  private static final int BUFFER = 1 << 16;

  private Seal() {}

  /** Puts the digest in the place left for it and forces all to the disk. */
  static void put(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long end = channel.size() - HEX;
      ByteBuffer hex = StandardCharsets.US_ASCII.encode(digest(channel, end));
      while (hex.hasRemaining()) {
        channel.write(hex, end + hex.position());
      }
      channel.force(true);
    }
  }

  /** Reads the whole file. */
  static void check(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long start = channel.size() - OPEN.length();
      String found = start < 0 ? "" : read(channel, start, OPEN.length());
      if (!found.startsWith(MARK)) {
        throw new BackupException("not a backup of this engine, or its end is missing");
      }
      if (!digest(channel, start + MARK.length()).equals(found.substring(MARK.length()))) {
        throw new BackupException("damaged: its bytes are not those that were written");
      }
    }
  }

  private static String read(FileChannel channel, long from, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
      // until it is full or the file ends
    }
    return new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1);
  }

  private static String digest(FileChannel channel, long length) throws IOException {
    MessageDigest digest = Measure.sha256();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    long at = 0;
    while (at < length) {
      buffer.clear().limit((int) Math.min(BUFFER, length - at));
      int n = channel.read(buffer, at);
      if (n < 0) {
        throw new BackupException("damaged: it became shorter while it was read");
      }
      at += n;
      digest.update(buffer.flip());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
