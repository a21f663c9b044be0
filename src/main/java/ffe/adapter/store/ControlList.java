package ffe.adapter.store;

import ffe.canon.Canon;
import ffe.desk.ControlAction;
import ffe.desk.ControlQuery;
import ffe.desk.RowPage;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Control actions, newest first, one statement a page. A page goes on after the last one of the
 * former page, so actions that came meanwhile move nothing.
 */
final class ControlList {

  private record Numbered(long number, ControlAction action) {}

  private ControlList() {}

  static RowPage<ControlAction> page(Connection sql, ControlQuery query) throws SQLException {
    Where where = new Where("SELECT number, body FROM control_action WHERE true");
    query.account().ifPresent(a -> where.and("account = ?", a));
    query.actor().ifPresent(a -> where.and("strpos(lower(actor), lower(?)) > 0", a));
    query.command().ifPresent(c -> where.and("strpos(lower(command), lower(?)) > 0", c));
    query.from().ifPresent(t -> where.and("wall_at >= ?", InstantConverter.column(t)));
    query.to().ifPresent(t -> where.and("wall_at < ?", InstantConverter.column(t)));
    query.cursor().ifPresent(c -> where.and("number < ?", Long.parseLong(c)));
    List<Numbered> found =
        where
            .then(" ORDER BY number DESC LIMIT ?", query.limit() + 1)
            .list(
                sql,
                row ->
                    new Numbered(
                        row.getLong(1), Canon.read(row.getString(2), ControlAction.class)));
    boolean isLast = found.size() <= query.limit();
    List<Numbered> page = isLast ? found : found.subList(0, query.limit());
    return new RowPage<>(
        page.stream().map(Numbered::action).toList(),
        isLast ? Optional.empty() : Optional.of(Long.toString(page.get(page.size() - 1).number())));
  }
}
