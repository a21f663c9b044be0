package ffe.desk.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.chain.ChainVerifier;
import ffe.chain.Hash;
import ffe.chain.MadeChain;
import ffe.chain.Merkle;
import ffe.chain.Verdict;
import ffe.desk.Actor;
import ffe.desk.ConflictException;
import ffe.desk.ForbiddenException;
import ffe.desk.Role;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

class ChainDeskTest {

  private static final Actor ADMIN = new Actor("admin", Role.ADMIN, "web");

  private final MadeChain made = new MadeChain(12_000, MadeChain.DAY / 6_000);
  private final MadeStore store = new MadeStore(made.links);

  @Test
  void what_is_exported_is_verified_elsewhere_and_read_in_bounded_steps() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StillChain.of(store).export(ADMIN, out);
    ChainVerifier verifier = new ChainVerifier();
    verifier.read(new ByteArrayInputStream(out.toByteArray()));
    Verdict verdict = Verdict.of(verifier);
    assertThat(verdict.words()).isEqualTo("consistent, not anchored");
    assertThat(verdict.links()).isEqualTo(12_000);
    assertThat(store.longest).isEqualTo(5_000);
  }

  @Test
  void a_verification_runs_beside_the_call_and_only_one_at_a_time() {
    Deque<Runnable> waiting = new ArrayDeque<>();
    ChainDesk desk =
        new ChainDesk(store, StillChain.anchoring(store), waiting::add, Clock.systemUTC());
    assertThat(desk.verify(ADMIN).running()).contains(new ChainView.Progress(0, 12_000));
    assertThatThrownBy(() -> desk.verify(ADMIN)).isInstanceOf(ConflictException.class);
    waiting.remove().run();
    assertThat(desk.view(ADMIN).running()).isEmpty();
    assertThat(desk.view(ADMIN).last().orElseThrow().links()).isEqualTo(12_000);
    assertThat(desk.view(ADMIN).last().orElseThrow().consistent()).isTrue();
    store.links.remove(5_555);
    desk.verify(ADMIN);
    waiting.remove().run();
    assertThat(desk.view(ADMIN).last().orElseThrow().consistent()).isFalse();
    assertThat(desk.view(ADMIN).last().orElseThrow().faults().get(0).number()).isEqualTo(5_556);
  }

  @Test
  void a_proof_leads_from_the_link_to_the_root_of_its_day() {
    ChainProof proof = StillChain.of(store).proof(ADMIN, "d9000").orElseThrow();
    assertThat(proof.number()).isEqualTo(9_001);
    assertThat(proof.leaf()).isEqualTo(3_000);
    assertThat(proof.leaves()).isEqualTo(6_000);
    assertThat(
            Merkle.climb(
                    Hash.ofHex(proof.link()),
                    proof.path().stream()
                        .map(s -> new Merkle.Step(s.left(), Hash.ofHex(s.hash())))
                        .toList())
                .toString())
        .isEqualTo(proof.root())
        .isEqualTo(made.anchor(12_000).root().toString());
    assertThat(proof.anchoredAt()).isEmpty();
    assertThat(StillChain.of(store).proof(ADMIN, "other")).isEmpty();
  }

  @Test
  void a_proof_is_to_the_root_of_the_first_anchor_after_the_link() {
    ChainDesk desk =
        new ChainDesk(
            store,
            StillChain.anchoring(
                store, made.anchor(6_000), made.anchor(9_500), made.anchor(12_000)),
            Runnable::run,
            Clock.systemUTC());
    ChainProof proof = desk.proof(ADMIN, "d9000").orElseThrow();
    assertThat(proof.leaves()).isEqualTo(3_500);
    assertThat(proof.root()).isEqualTo(made.anchor(9_500).root().toString());
    assertThat(proof.anchoredAt()).contains(MadeChain.WRITTEN);
  }

  @Test
  void it_is_for_admins() {
    Actor trader = new Actor("trader", Role.TRADER, "web");
    ChainDesk desk = StillChain.of(store);
    assertThatThrownBy(() -> desk.view(trader)).isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> desk.verify(trader)).isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> desk.proof(trader, "d1")).isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> desk.export(trader, new ByteArrayOutputStream()))
        .isInstanceOf(ForbiddenException.class);
  }
}
