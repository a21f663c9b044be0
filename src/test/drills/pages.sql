-- Makes of one account's recorded session 100,000 decisions with what belongs to them, earlier and earlier by seven days,
-- and twenty instruments with a year of five-minute candles each. Only inserts, as the journals demand.
-- psql variables: account, copies
\set ON_ERROR_STOP on
BEGIN ISOLATION LEVEL REPEATABLE READ; -- the engine goes on meanwhile
CREATE TEMP TABLE back AS SELECT n, n * interval '7 days' AS by FROM generate_series(1, :copies) n;
CREATE FUNCTION pg_temp.other(id text, n bigint) RETURNS text LANGUAGE sql IMMUTABLE AS
  $$ SELECT left(encode(sha256(convert_to(id || n, 'UTF8')), 'hex'), 24) $$;

INSERT INTO decision (account, id, source, instrument, slot, kind, revision, result, action, confidence_percent, reason,
    sentence, would_change, votes, code_version, digest, record)
  SELECT account, pg_temp.other(id, n), source, instrument, slot - by, kind, revision - n * 1000000, result, action,
    confidence_percent, reason, sentence, would_change, votes, code_version, digest, record
  FROM decision, back WHERE account = :'account';
INSERT INTO opinion (account, decision_id, analyst, kind, action, probability, reason)
  SELECT account, pg_temp.other(decision_id, n), analyst, kind, action, probability, reason
  FROM opinion, back WHERE account = :'account';
INSERT INTO trade_order (account, id, source, instrument, cause, purpose, side, order_type, quantity, stop, target, state,
    filled, intended_at, changed_at, note, change_number, policy_version, lease_token, send_before, body)
  SELECT account, pg_temp.other(id, n), source, instrument, pg_temp.other(cause, n), purpose, side, order_type, quantity,
    stop, target, state, filled, intended_at - by, changed_at - by, note, change_number, policy_version, lease_token,
    send_before, body
  FROM trade_order, back WHERE account = :'account' AND state IN ('FILLED', 'CANCELLED', 'REJECTED', 'EXPIRED');
INSERT INTO order_event (account, order_id, change_number, state, filled, changed_at, note, body, intent)
  SELECT e.account, pg_temp.other(e.order_id, n), e.change_number, e.state, e.filled, e.changed_at - by, e.note, e.body, e.intent
  FROM order_event e JOIN trade_order o ON o.account = e.account AND o.id = e.order_id, back
  WHERE e.account = :'account' AND o.state IN ('FILLED', 'CANCELLED', 'REJECTED', 'EXPIRED')
    AND EXISTS (SELECT FROM trade_order t WHERE t.account = e.account AND t.id = pg_temp.other(e.order_id, n));
INSERT INTO fill (account, id, order_id, source, instrument, side, price, quantity, fee, fee_currency, liquidity, filled_at,
    revision, number, body)
  SELECT account, pg_temp.other(id, n), pg_temp.other(order_id, n), source, instrument, side, price, quantity, fee,
    fee_currency, liquidity, filled_at - by, revision - n * 1000000, number, body
  FROM fill, back WHERE account = :'account'
    AND EXISTS (SELECT FROM trade_order t WHERE t.account = fill.account AND t.id = pg_temp.other(order_id, n));
INSERT INTO round_trip (account, exit_fill_id, entry_fill_id, source, instrument, revision, number, opened_at, closed_at,
    quantity, currency, cost, proceeds, fees, profit, body)
  SELECT account, pg_temp.other(exit_fill_id, n), pg_temp.other(entry_fill_id, n), source, instrument,
    revision - n * 1000000, number, opened_at - by, closed_at - by, quantity, currency, cost, proceeds, fees, profit, body
  FROM round_trip, back WHERE account = :'account';
INSERT INTO equity (account, source, instrument, marked_at, currency, equity, hold)
  SELECT account, source, instrument, marked_at - by, currency, equity, hold
  FROM equity, back WHERE account = :'account' ON CONFLICT DO NOTHING;
INSERT INTO control_action (account, id, wall_at, market_at, actor, door, command, effect, body)
  SELECT :'account', pg_temp.other('told', n), now() - n * interval '1 minute', now() - n * interval '1 minute', 'drill',
    'rest', 'PAUSE', 'as told', (SELECT body FROM control_action WHERE account = :'account' LIMIT 1)
  FROM generate_series(1, 20000) n;
INSERT INTO candle (source, instrument, timeframe, opens_at, open, high, low, close, volume, trades)
  SELECT 'kraken', 'X' || i || '-USD', '5m', timestamptz '2025-01-01 00:00Z' + n * interval '5 minutes',
    100 + n % 97, 101 + n % 97, 99 + n % 97, 100 + n % 97, 1, 3
  FROM generate_series(1, 20) i, generate_series(0, 105119) n;
COMMIT;
ANALYZE;
SELECT (SELECT count(*) FROM decision) AS decisions, (SELECT count(*) FROM opinion) AS opinions,
  (SELECT count(*) FROM trade_order) AS orders, (SELECT count(*) FROM fill) AS fills,
  (SELECT count(*) FROM round_trip) AS round_trips, (SELECT count(*) FROM equity) AS equity,
  (SELECT count(*) FROM candle) AS candles, (SELECT count(*) FROM account WHERE archived_at IS NULL) AS accounts,
  pg_size_pretty(pg_database_size(current_database())) AS size;
