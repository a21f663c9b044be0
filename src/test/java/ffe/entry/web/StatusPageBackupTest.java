package ffe.entry.web;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.adapter.store.StoredLane;
import ffe.desk.Actor;
import ffe.desk.Role;
import ffe.desk.StatusView;
import ffe.desk.StillDesk;
import ffe.desk.keeping.BackupView;
import ffe.desk.keeping.Backups;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class StatusPageBackupTest {

  private static final StoredLane STORED = new StoredLane();
  private static final Instant LAST = Instant.parse("2026-11-20T03:00:00Z");
  private static final Instant NEXT = Instant.parse("2026-11-21T03:15:00Z");

  private static String shown(BackupView view) {
    StatusView status = StillDesk.status(STORED.lane(), STORED.now(), STORED.now());
    StatusPage page =
        new StatusPage(
            StillDesk.of(STORED.lane(), STORED.archive(), status), List.of(), () -> view);
    page.read(new Actor("viewer", Role.VIEWER, "web"), status).run();
    return page.getElement().getTextRecursively();
  }

  @Test
  void tells_the_last_good_backup_its_size_the_next_and_what_went_wrong() {
    Backups.Kept kept = new Backups.Kept("ffe-x.zip", LAST, 84_083);
    assertThat(
            shown(new BackupView(Optional.of(kept), Optional.of(NEXT), Optional.of("disk full"))))
        .contains("last good of " + Format.time(LAST) + ", 82 kB; next " + Format.time(NEXT))
        .contains("Backup failed")
        .contains("disk full");
  }

  @Test
  void says_that_there_is_none_and_that_none_will_be_made() {
    assertThat(shown(new BackupView(Optional.empty(), Optional.empty(), Optional.empty())))
        .contains("none yet; none by itself")
        .doesNotContain("Backup failed");
  }
}
