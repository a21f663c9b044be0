-- Trades as venues told them, for as long as they are wished for (ADR 62). What is told twice, over two connections, by two
-- servers or once more after a break, is one row. Exact: an id is a text, since some are greater than a double can tell, price
-- and quantity are decimals. side: who took, where the venue says.
CREATE TABLE tick (
  source text NOT NULL,
  instrument text NOT NULL,
  traded_at timestamptz NOT NULL,
  trade_id text COLLATE "C" NOT NULL,
  price numeric NOT NULL CHECK (price > 0),
  quantity numeric NOT NULL CHECK (quantity >= 0),
  side text CHECK (side IN ('BUY', 'SELL')),
  heard_at timestamptz NOT NULL,
  PRIMARY KEY (source, instrument, traded_at, trade_id)
);
-- by which the oldest are found; they come in the order of time, or nearly
CREATE INDEX tick_by_time ON tick USING brin (traded_at) WITH (pages_per_range = 16, autosummarize = on);
SELECT make_journal('tick');

-- As in V18, and ticks go by age, too.
CREATE OR REPLACE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- only an owner gets so far, and only the functions of retention and erasure say so
  IF current_setting('ffe.retiring', true) = TG_TABLE_NAME
      AND ((TG_OP = 'DELETE' AND TG_TABLE_NAME IN ('candle', 'imported_trade', 'tick'))
        OR (TG_OP = 'UPDATE' AND TG_TABLE_NAME IN ('decision', 'control_action', 'chain_link'))) THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION '% refused: % is a journal, it is only appended to', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END
$$;

-- Removes some of the oldest ticks where the tables are plain; TimescaleDB drops whole days by a job of its own. Age counts
-- from now: ticks are only ever heard live.
CREATE FUNCTION retire_ticks(age interval, most integer) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  gone integer;
BEGIN
  IF age < interval '1 day' OR most NOT BETWEEN 1 AND 10000 THEN
    RAISE EXCEPTION 'retired are 1 to 10000 ticks that are 1 day old or more' USING ERRCODE = 'check_violation';
  ELSIF candles_are_continuous() THEN
    RETURN 0;
  END IF;
  PERFORM set_config('ffe.retiring', 'tick', true);
  DELETE FROM tick WHERE ctid = ANY (ARRAY(SELECT ctid FROM tick WHERE traded_at < now() - age LIMIT most));
  GET DIAGNOSTICS gone = ROW_COUNT;
  PERFORM set_config('ffe.retiring', '', true);
  RETURN gone;
END
$$;

-- Days older than that are dropped whole by TimescaleDB's own job. Answers whether there is anything that does.
CREATE FUNCTION set_tick_retention(age interval) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  known interval;
BEGIN
  IF age IS NULL OR age < interval '1 day' THEN
    RAISE EXCEPTION 'retired are ticks that are 1 day old or more' USING ERRCODE = 'check_violation';
  ELSIF NOT candles_are_continuous() THEN
    RETURN false;
  END IF;
  PERFORM pg_advisory_xact_lock(1717986820, 62);
  SELECT (config->>'drop_after')::interval INTO known FROM timescaledb_information.jobs
    WHERE proc_name = 'policy_retention' AND hypertable_schema = current_schema() AND hypertable_name = 'tick';
  IF known IS DISTINCT FROM age THEN
    PERFORM remove_retention_policy('tick'::regclass, true);
    PERFORM add_retention_policy('tick'::regclass, age);
  END IF;
  RETURN true;
END
$$;

-- As in V25, and of ticks, too.
CREATE OR REPLACE FUNCTION set_compression(after interval) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  h record;
  age interval;
BEGIN
  IF after < interval '7 days' THEN
    RAISE EXCEPTION 'compressed is what is 7 days old or more' USING ERRCODE = 'check_violation';
  ELSIF NOT candles_are_continuous() THEN
    RETURN false;
  END IF;
  PERFORM pg_advisory_xact_lock(1717986820, 48);
  FOR h IN VALUES ('candle', 'source, instrument, timeframe', 'opens_at'),
      ('imported_trade', 'source, instrument', 'traded_at, price, quantity, occurrence'),
      ('equity', 'account, source, instrument', 'marked_at'),
      ('tick', 'source, instrument', 'traded_at, trade_id') LOOP
    SELECT (config->>'compress_after')::interval INTO age FROM timescaledb_information.jobs
      WHERE proc_name = 'policy_compression' AND hypertable_schema = current_schema() AND hypertable_name = h.column1;
    CONTINUE WHEN age IS NOT DISTINCT FROM after;
    IF age IS NOT NULL THEN
      PERFORM remove_compression_policy(h.column1::regclass, true);
    END IF;
    IF after IS NOT NULL THEN
      IF NOT EXISTS (SELECT FROM timescaledb_information.compression_settings
          WHERE hypertable_schema = current_schema() AND hypertable_name = h.column1) THEN
        EXECUTE format('ALTER TABLE %I SET (timescaledb.compress, timescaledb.compress_segmentby = %L, '
          'timescaledb.compress_orderby = %L)', h.column1, h.column2, h.column3);
      END IF;
      PERFORM add_compression_policy(h.column1::regclass, after);
    END IF;
  END LOOP;
  RETURN true;
END
$$;

-- As in V24, and ticks, a day to a chunk.
CREATE OR REPLACE FUNCTION candles_on_timescale() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  l record;
BEGIN
  IF candles_are_continuous() THEN
    RETURN;
  ELSIF NOT timescale_serves() THEN
    RAISE EXCEPTION 'TimescaleDB 2.18 or newer under its own licence does not serve this database';
  END IF;
  PERFORM make_hypertable('candle', 'opens_at', interval '30 days');
  PERFORM make_hypertable('imported_trade', 'traded_at', interval '30 days');
  PERFORM make_hypertable('equity', 'marked_at', interval '30 days');
  PERFORM make_hypertable('tick', 'traded_at', interval '1 day');
  FOR l IN SELECT * FROM candle_lengths() LOOP
    EXECUTE format('DROP TABLE IF EXISTS %I', l.name);
    EXECUTE format($q$CREATE MATERIALIZED VIEW %I WITH (timescaledb.continuous, timescaledb.materialized_only = true) AS
      SELECT source, instrument, time_bucket(%L::interval, opens_at, %L::timestamptz) AS opens_at,
        first(open, opens_at) AS open, max(high) AS high, min(low) AS low, last(close, opens_at) AS close,
        sum(volume::text::numeric) AS volume, sum(trades) AS trades
      FROM candle WHERE timeframe = '1m' GROUP BY 1, 2, 3 WITH NO DATA$q$, l.name, l.every, l.origin);
  END LOOP;
  INSERT INTO candle_change (source, instrument, day_at)
    SELECT DISTINCT source, instrument, date_bin('1 day', opens_at, to_timestamp(0)) FROM candle WHERE timeframe = '1m'
    ON CONFLICT DO NOTHING;
  PERFORM add_job('refresh_candles', interval '5 minutes', config => jsonb_build_object('path', current_schema()
    || (SELECT ', ' || quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
      WHERE e.extname = 'timescaledb')));
  PERFORM apply_grants();
END
$$;

-- They run as the owner: what they name must not be found in a caller's own temporary schema.
DO $$
DECLARE
  f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['retire_ticks(interval, integer)', 'set_tick_retention(interval)', 'set_compression(interval)'] LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = %s, pg_temp', f, concat_ws(', ', quote_ident(current_schema()),
      (SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
        WHERE e.extname = 'timescaledb' AND n.nspname <> current_schema())));
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
  END LOOP;
END
$$;

CREATE OR REPLACE FUNCTION apply_grants() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  t record;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'ffe_app') THEN
    RETURN;
  END IF;
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO ffe_app', current_schema());
  EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA %I TO ffe_app', current_schema());
  FOR t IN SELECT name, kind FROM table_kind ORDER BY name LOOP
    EXECUTE format('REVOKE ALL ON %I FROM ffe_app', t.name);
    IF t.kind = 'journal' THEN
      EXECUTE format('GRANT SELECT, INSERT ON %I TO ffe_app', t.name);
    ELSIF t.kind = 'derived' THEN
      EXECUTE format('GRANT SELECT ON %I TO ffe_app', t.name);
    ELSE
      EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO ffe_app', t.name);
    END IF;
  END LOOP;
  -- links are written by triggers alone
  REVOKE INSERT ON audit_chain, chain_link FROM ffe_app;
  -- and which files there are by the function that saw their candles
  REVOKE INSERT ON cold_file FROM ffe_app;
  GRANT SELECT ON table_kind, flyway_schema_history TO ffe_app;
  GRANT EXECUTE ON FUNCTION retire_candles(text, text, text, interval, integer) TO ffe_app;
  GRANT EXECUTE ON FUNCTION retire_trades(text, text, interval, integer) TO ffe_app;
  GRANT EXECUTE ON FUNCTION retire_decisions(text, text[], interval, text, text) TO ffe_app;
  GRANT EXECUTE ON FUNCTION roll_candles(integer) TO ffe_app;
  GRANT EXECUTE ON FUNCTION storage_tables() TO ffe_app;
  GRANT EXECUTE ON FUNCTION storage_jobs() TO ffe_app;
  GRANT EXECUTE ON FUNCTION storage_engine() TO ffe_app;
  GRANT EXECUTE ON FUNCTION set_compression(interval) TO ffe_app;
  GRANT EXECUTE ON FUNCTION candles_needed_from(text, text, text, interval) TO ffe_app;
  GRANT EXECUTE ON FUNCTION
    candles_to_file(text, text, text, interval, timestamptz, text, integer, text, bigint) TO ffe_app;
  GRANT EXECUTE ON FUNCTION retire_ticks(interval, integer) TO ffe_app;
  GRANT EXECUTE ON FUNCTION set_tick_retention(interval) TO ffe_app;
END
$$;

DO $$
BEGIN
  IF candles_are_continuous() THEN
    PERFORM make_hypertable('tick', 'traded_at', interval '1 day');
  END IF;
END
$$;
