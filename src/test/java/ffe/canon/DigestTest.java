package ffe.canon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class DigestTest {

  /** Test vectors of FIPS 180-2, appendix B, and of the empty message. */
  @Test
  void is_sha_256() {
    assertThat(Digest.of("abc").hex())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(Digest.of("").hex())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(Digest.of("abc").brief()).isEqualTo("ba7816bf8f01");
  }

  @Test
  void of_rows_is_that_of_all_their_bytes() {
    for (int count : new int[] {0, 1, 63, 64, 65, 128, 300}) {
      ByteBuffer all = ByteBuffer.allocate(count * Long.BYTES);
      LongStream.range(0, count).forEach(row -> all.putLong(row * row));
      assertThat(Digest.of(count, Long.BYTES, (row, bytes) -> bytes.putLong((long) row * row)))
          .as("%d rows", count)
          .isEqualTo(Digest.of(all.array()));
    }
  }

  @Test
  void is_64_lower_case_digits() {
    assertThatThrownBy(() -> new Digest("ba78")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Digest("BA".repeat(32)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
