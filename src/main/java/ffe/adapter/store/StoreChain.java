package ffe.adapter.store;

import ffe.chain.Hash;
import ffe.chain.Link;
import ffe.desk.chain.ChainStore;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The audit chain in the database, read by pages in the order of its links. */
@Dependent
public class StoreChain implements ChainStore {

  private static final String MICROS = "(extract(epoch FROM linked_at) * 1000000)::bigint";

  private static final String LINK =
      "SELECT number, "
          + MICROS
          + ", kind, key, content, link, salt, sealed FROM chain_link"
          + " WHERE chain = ?";

  private static final String CHAINS =
      "SELECT c.id, c.name, c.account, h.number, h.link,"
          + " (SELECT "
          + MICROS
          + " FROM chain_link WHERE chain = c.id ORDER BY number LIMIT 1)"
          + " FROM audit_chain c CROSS JOIN LATERAL (SELECT number, link FROM chain_link"
          + " WHERE chain = c.id ORDER BY number DESC LIMIT 1) h WHERE true";

  private static final String DAY =
      "SELECT coalesce((SELECT number FROM chain_link WHERE chain = ? AND number < ?"
          + " AND linked_at < date_trunc('day', ?::timestamptz, 'UTC')"
          + " ORDER BY number DESC LIMIT 1), 0) + 1,"
          + " coalesce((SELECT number - 1 FROM chain_link WHERE chain = ? AND number > ?"
          + " AND linked_at >= date_trunc('day', ?::timestamptz, 'UTC') + interval '24 hours'"
          + " ORDER BY number LIMIT 1), ?)";

  private final Transactions transactions;

  @Inject
  StoreChain(Transactions transactions) {
    this.transactions = transactions;
  }

  private record Stored(Link link, Optional<byte[]> salt, Optional<Hash> sealed) {}

  @Override
  public List<Chain> chains() {
    return transactions.run(
        "list chains",
        tx -> new Where(CHAINS + " ORDER BY c.id").list(tx.sql(), StoreChain::chain));
  }

  private static Chain chain(ResultSet row) throws SQLException {
    return new Chain(
        row.getInt(1),
        row.getString(2),
        row.getString(3),
        row.getLong(4),
        new Hash(row.getBytes(5)),
        row.getLong(6));
  }

  @Override
  public List<Link> links(Chain chain, long after, int most) {
    return transactions.run(
        "read links of " + chain.name(),
        tx -> stored(tx.sql(), chain, after, most).stream().map(Stored::link).toList());
  }

  private static List<Stored> stored(Connection sql, Chain chain, long after, int most)
      throws SQLException {
    return new Where(LINK, chain.id())
        .and("number > ?", after)
        .and("number <= ?", chain.links())
        .then(" ORDER BY number LIMIT ?", most)
        .list(sql, StoreChain::stored);
  }

  private static Stored stored(ResultSet row) throws SQLException {
    return new Stored(
        new Link(
            row.getLong(1),
            row.getLong(2),
            row.getString(3),
            row.getString(4),
            new Hash(row.getBytes(5)),
            new Hash(row.getBytes(6))),
        Optional.ofNullable(row.getBytes(7)),
        Optional.ofNullable(row.getBytes(8)).map(Hash::new));
  }

  @Override
  public List<Checked> checked(Chain chain, long after, int most) {
    return transactions.run(
        "check links of " + chain.name(),
        tx -> {
          List<Stored> links = stored(tx.sql(), chain, after, most);
          Map<String, Map<String, ChainedRows.Held>> rows = rows(tx.sql(), chain, links);
          return links.stream().map(s -> new Checked(s.link(), row(s, held(rows, s)))).toList();
        });
  }

  private static Map<String, Map<String, ChainedRows.Held>> rows(
      Connection sql, Chain chain, List<Stored> links) throws SQLException {
    Map<String, List<String>> keys =
        links.stream()
            .map(Stored::link)
            .collect(
                Collectors.groupingBy(
                    Link::kind, TreeMap::new, Collectors.mapping(Link::key, Collectors.toList())));
    Map<String, Map<String, ChainedRows.Held>> rows = new TreeMap<>();
    for (Map.Entry<String, List<String>> kind : keys.entrySet()) {
      Optional<ChainedRows> table = ChainedRows.of(kind.getKey());
      if (table.isPresent()) {
        rows.put(kind.getKey(), table.get().find(sql, chain.account(), kind.getValue()));
      }
    }
    return rows;
  }

  private static Optional<ChainedRows.Held> held(
      Map<String, Map<String, ChainedRows.Held>> rows, Stored stored) {
    return Optional.ofNullable(rows.get(stored.link().kind()))
        .map(found -> found.get(stored.link().key()));
  }

  private static Row row(Stored stored, Optional<ChainedRows.Held> held) {
    if (held.isEmpty()) {
      return Row.GONE;
    } else if (!held.get()
        .content(stored.salt(), stored.sealed())
        .equals(stored.link().content())) {
      return Row.CHANGED;
    } else if (held.get().isRetired()) {
      return Row.RETIRED;
    }
    return held.get().isErased() ? Row.ERASED : Row.AS_CHAINED;
  }

  @Override
  public List<String> kinds() {
    return Arrays.stream(ChainedRows.values()).map(r -> r.kind).toList();
  }

  @Override
  public Count count(String kind, boolean alwaysLook) {
    ChainedRows table = ChainedRows.of(kind).orElseThrow();
    return transactions.run(
        "count rows and links of kind " + kind,
        tx -> {
          long[] counts = table.count(tx.sql());
          List<String> examples = new ArrayList<>();
          long unlinked =
              alwaysLook || counts[0] != counts[1] ? table.unlinked(tx.sql(), examples) : 0;
          return new Count(kind, counts[0], counts[1], unlinked, examples);
        });
  }

  @Override
  public Optional<Found> decision(String id) {
    return transactions.run(
        "find the link of decision " + id,
        tx -> {
          List<Chain> chains =
              new Where(CHAINS)
                  .and(
                      "c.id IN (SELECT chain FROM chain_link WHERE kind = 'decision' AND key = ?)",
                      id)
                  .then(" ORDER BY c.id LIMIT 1")
                  .list(tx.sql(), StoreChain::chain);
          return chains.isEmpty()
              ? Optional.empty()
              : Optional.of(found(tx.sql(), chains.get(0), id));
        });
  }

  private static Found found(Connection sql, Chain chain, String id) throws SQLException {
    Stored stored =
        new Where(LINK, chain.id())
            .and("kind = 'decision' AND key = ?", id)
            .list(sql, StoreChain::stored)
            .get(0);
    Link link = stored.link();
    List<Stored> before = stored(sql, chain, link.number() - 2, 1);
    long[] day = day(sql, chain, link);
    Optional<ChainedRows.Held> row =
        Optional.ofNullable(ChainedRows.DECISION.find(sql, chain.account(), List.of(id)).get(id));
    return new Found(
        chain,
        link,
        row.map(ChainedRows.Held::columns).orElse(List.of()),
        stored.sealed(),
        link.number() == 1 ? Link.origin(chain.name()) : before.get(0).link().link(),
        day[0],
        day[1]);
  }

  private static long[] day(Connection sql, Chain chain, Link link) throws SQLException {
    String at = link.at().toString();
    return new Where(
            DAY, chain.id(), link.number(), at, chain.id(), link.number(), at, chain.links())
        .list(sql, row -> new long[] {row.getLong(1), row.getLong(2)})
        .get(0);
  }
}
