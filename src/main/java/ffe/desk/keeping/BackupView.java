package ffe.desk.keeping;

import java.time.Instant;
import java.util.Optional;

/**
 * How far back one would be thrown.
 *
 * @param last the newest backup there is
 * @param next when the engine makes one by itself; empty when it does not
 * @param trouble why the last attempt failed; empty when it did not, or there was none
 */
public record BackupView(
    Optional<Backups.Kept> last, Optional<Instant> next, Optional<String> trouble) {}
