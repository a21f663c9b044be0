package ffe.canon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
  void is_64_lower_case_digits() {
    assertThatThrownBy(() -> new Digest("ba78")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Digest("BA".repeat(32)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
