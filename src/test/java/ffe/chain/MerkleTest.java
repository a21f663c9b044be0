package ffe.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MerkleTest {

  private static List<Hash> leaves(int count) {
    List<Hash> leaves = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      leaves.add(MadeChain.sha("leaf " + i));
    }
    return leaves;
  }

  /** {@code printf '\0...' | sha256sum}, of 32 zero bytes after the byte of a leaf. */
  @Test
  void a_leaf_is_hashed_after_a_zero_byte() {
    assertThat(Merkle.root(List.of(new Hash(new byte[32]))).toString())
        .isEqualTo(MadeChainHex.of(new byte[33]));
  }

  @Test
  void a_node_is_hashed_after_a_one_byte_and_the_left_part_is_a_power_of_two() {
    List<Hash> three = leaves(3);
    Hash left = node(Merkle.root(three.subList(0, 1)), Merkle.root(three.subList(1, 2)));
    assertThat(Merkle.root(three)).isEqualTo(node(left, Merkle.root(three.subList(2, 3))));
  }

  private static Hash node(Hash left, Hash right) {
    byte[] all = new byte[65];
    all[0] = 1;
    System.arraycopy(left.bytes(), 0, all, 1, 32);
    System.arraycopy(right.bytes(), 0, all, 33, 32);
    return Hash.ofHex(MadeChainHex.of(all));
  }

  @Test
  void every_leaf_of_every_tree_climbs_to_its_root_and_no_other_does() {
    for (int size = 1; size <= 33; size++) {
      List<Hash> leaves = leaves(size);
      for (int i = 0; i < size; i++) {
        List<Merkle.Step> path = Merkle.path(leaves, i);
        assertThat(Merkle.climb(leaves.get(i), path)).isEqualTo(Merkle.root(leaves));
        assertThat(Merkle.climb(MadeChain.sha("other"), path)).isNotEqualTo(Merkle.root(leaves));
      }
    }
    assertThatThrownBy(() -> Merkle.path(leaves(3), 3)).hasMessage("leaf 3 of 3");
  }

  @Test
  void texts_are_told_apart_however_they_are_cut_and_an_absent_one_is_not_an_empty_one() {
    assertThat(Fields.content(List.of(Optional.of("ab"), Optional.of("c")), Optional.empty()))
        .isNotEqualTo(
            Fields.content(List.of(Optional.of("a"), Optional.of("bc")), Optional.empty()));
    assertThat(Fields.content(List.of(Optional.empty()), Optional.empty()))
        .isNotEqualTo(Fields.content(List.of(Optional.of("")), Optional.empty()));
    assertThat(Fields.content(List.of(), Optional.of(MadeChain.sha("x"))))
        .isNotEqualTo(Fields.content(List.of(), Optional.empty()));
  }

  @Test
  void a_seal_changes_with_its_salt() {
    List<Optional<String>> texts = List.of(Optional.of("yes"));
    assertThat(Fields.seal(new byte[16], texts)).isNotEqualTo(Fields.seal(new byte[15], texts));
  }

  private static final class MadeChainHex {
    static String of(byte[] bytes) {
      return HexFormat.of().formatHex(Merkle.sha256().digest(bytes));
    }
  }
}
