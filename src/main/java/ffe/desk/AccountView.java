package ffe.desk;

import java.time.Instant;
import java.util.Optional;

/**
 * An account in a list.
 *
 * @param status empty when it is archived or was not opened here yet
 * @param trouble why there is no status, or what is wrong; empty when nothing is
 */
public record AccountView(
    AccountPlan plan,
    Instant openedAt,
    Optional<Instant> archivedAt,
    Optional<StatusView> status,
    String trouble) {}
