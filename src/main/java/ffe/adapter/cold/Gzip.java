package ffe.adapter.cold;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Pages packed by the JDK's own gzip: no native library, and every reader of Parquet knows it. */
final class Gzip implements CompressionCodecFactory {

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    need(codec);
    return new Packer();
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    need(codec);
    return new Unpacker();
  }

  private static void need(CompressionCodecName codec) {
    if (codec != CompressionCodecName.GZIP) {
      throw new IllegalArgumentException("packed by " + codec + ", not by GZIP");
    }
  }

  @Override
  public void release() {
    // nothing is held
  }

  private static final class Packer implements BytesInputCompressor {

    @Override
    public BytesInput compress(BytesInput bytes) throws IOException {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
        bytes.writeAllTo(zip);
      }
      return BytesInput.from(packed.toByteArray());
    }

    @Override
    public CompressionCodecName getCodecName() {
      return CompressionCodecName.GZIP;
    }

    @Override
    public void release() {
      // nothing is held
    }
  }

  private static final class Unpacker implements BytesInputDecompressor {

    @Override
    public BytesInput decompress(BytesInput bytes, int size) throws IOException {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      bytes.writeAllTo(packed);
      return BytesInput.from(unpacked(packed.toByteArray(), size));
    }

    @Override
    public void decompress(ByteBuffer input, int packedSize, ByteBuffer output, int size)
        throws IOException {
      byte[] packed = new byte[packedSize];
      input.get(packed);
      output.put(unpacked(packed, size));
    }

    /** Never more than the page says it has. */
    private static byte[] unpacked(byte[] packed, int size) throws IOException {
      try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
        byte[] bytes = zip.readNBytes(size);
        if (bytes.length != size || zip.read() >= 0) {
          throw new IOException("a page is not as long as it says");
        }
        return bytes;
      }
    }

    @Override
    public void release() {
      // nothing is held
    }
  }
}
