-- Candles of 5m to 1w, made of stored minutes, under the same names and with the same rows on any PostgreSQL (ADR 47):
-- continuous aggregates where TimescaleDB serves, tables that roll_candles() fills where it does not. They are derived:
-- nobody writes them but the database, no backup carries them, and what became of a minute becomes of them.

ALTER TABLE table_kind DROP CONSTRAINT table_kind_kind_check;
ALTER TABLE table_kind ADD CONSTRAINT table_kind_kind_check CHECK (kind IN ('journal', 'state', 'derived'));

-- Which series there are and how far they reach, kept by the database as candles come and go.
CREATE TABLE candle_series (
  source text NOT NULL,
  instrument text NOT NULL,
  timeframe text NOT NULL,
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  PRIMARY KEY (source, instrument, timeframe)
);

-- Days of minutes that changed since their candles were made; until they are made again such a day is read by minutes.
CREATE TABLE candle_change (
  source text NOT NULL,
  instrument text NOT NULL,
  day_at timestamptz NOT NULL,
  changes bigint NOT NULL DEFAULT 1,
  rolling bigint,
  PRIMARY KEY (source, instrument, day_at)
);

CREATE FUNCTION candle_came() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  INSERT INTO candle_series AS s (source, instrument, timeframe, first_at, last_at)
    SELECT source, instrument, timeframe, min(opens_at), max(opens_at) FROM changed GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT (source, instrument, timeframe) DO UPDATE
      SET first_at = least(s.first_at, excluded.first_at), last_at = greatest(s.last_at, excluded.last_at)
      WHERE excluded.first_at < s.first_at OR excluded.last_at > s.last_at;
  -- an update and not DO NOTHING: whoever rolls the day waits for us then, or we for them
  INSERT INTO candle_change AS c (source, instrument, day_at)
    SELECT DISTINCT source, instrument, date_bin('1 day', opens_at, to_timestamp(0)) FROM changed
      WHERE timeframe = '1m' ORDER BY 1, 2, 3
    ON CONFLICT (source, instrument, day_at) DO UPDATE SET changes = c.changes + 1;
  RETURN NULL;
END
$$;

-- TimescaleDB's columnstore takes no trigger that sees what was deleted: the one function that deletes says it itself.
CREATE OR REPLACE FUNCTION retire_candles(of_source text, of_instrument text, of_timeframe text, age interval, most integer)
RETURNS integer LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  needed timestamptz;
  days timestamptz[];
  gone integer;
BEGIN
  PERFORM retirement_is_bounded(age, most);
  SELECT least(
      (SELECT max(opens_at) - age FROM candle
        WHERE source = of_source AND instrument = of_instrument AND timeframe = of_timeframe),
      (SELECT min(f.filled_at) FROM fill f
        WHERE f.source = of_source AND f.instrument = of_instrument
          AND NOT EXISTS (SELECT 1 FROM round_trip x WHERE x.account = f.account AND x.exit_fill_id = f.id)
          AND f.quantity > (SELECT coalesce(sum(e.quantity), 0) FROM round_trip e
            WHERE e.account = f.account AND e.entry_fill_id = f.id)))
    - 2000 * of_timeframe::interval INTO needed;
  PERFORM set_config('ffe.retiring', 'candle', true);
  WITH old AS (
    SELECT opens_at FROM candle
      WHERE source = of_source AND instrument = of_instrument AND timeframe = of_timeframe AND opens_at < needed
      ORDER BY opens_at LIMIT most), retired AS (
    DELETE FROM candle c USING old
      WHERE c.source = of_source AND c.instrument = of_instrument AND c.timeframe = of_timeframe
        AND c.opens_at < needed AND c.opens_at = old.opens_at
      RETURNING c.opens_at)
  SELECT count(*), array_agg(DISTINCT date_bin('1 day', opens_at, to_timestamp(0))) INTO gone, days FROM retired;
  PERFORM set_config('ffe.retiring', '', true);
  IF gone > 0 THEN
    UPDATE candle_series SET first_at = (SELECT min(opens_at) FROM candle
        WHERE source = of_source AND instrument = of_instrument AND timeframe = of_timeframe)
      WHERE source = of_source AND instrument = of_instrument AND timeframe = of_timeframe;
    INSERT INTO candle_change AS c (source, instrument, day_at)
      SELECT of_source, of_instrument, d FROM unnest(days) d WHERE of_timeframe = '1m' ORDER BY d
      ON CONFLICT (source, instrument, day_at) DO UPDATE SET changes = c.changes + 1;
  END IF;
  RETURN gone;
END
$$;

INSERT INTO candle_series SELECT source, instrument, timeframe, min(opens_at), max(opens_at) FROM candle GROUP BY 1, 2, 3;
INSERT INTO candle_change (source, instrument, day_at)
  SELECT DISTINCT source, instrument, date_bin('1 day', opens_at, to_timestamp(0)) FROM candle WHERE timeframe = '1m';

-- What a length is made of on plain PostgreSQL, and where its spans are counted from: weeks from a Monday. In hours, since
-- a day added to an instant is as long as the session's zone has it.
CREATE FUNCTION candle_lengths() RETURNS TABLE (name text, every interval, made_of text, origin timestamptz)
LANGUAGE sql IMMUTABLE AS $$
  VALUES
    ('candle_5m', interval '5 minutes', 'candle', timestamptz '1970-01-01T00:00Z'),
    ('candle_15m', interval '15 minutes', 'candle_5m', timestamptz '1970-01-01T00:00Z'),
    ('candle_30m', interval '30 minutes', 'candle_15m', timestamptz '1970-01-01T00:00Z'),
    ('candle_1h', interval '1 hour', 'candle_30m', timestamptz '1970-01-01T00:00Z'),
    ('candle_4h', interval '4 hours', 'candle_1h', timestamptz '1970-01-01T00:00Z'),
    ('candle_1d', interval '24 hours', 'candle_4h', timestamptz '1970-01-01T00:00Z'),
    ('candle_1w', interval '168 hours', 'candle_1d', timestamptz '1970-01-05T00:00Z')
$$;

INSERT INTO table_kind (name, kind) VALUES ('candle_series', 'derived'), ('candle_change', 'derived');
INSERT INTO table_kind (name, kind) SELECT name, 'derived' FROM candle_lengths();

-- The Apache edition knows neither continuous aggregates nor compression, and before 2.18 no trigger sees what changed.
CREATE FUNCTION timescale_serves() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'timescaledb'
      AND (substring(extversion FROM '^\d+')::int, substring(extversion FROM '^\d+\.(\d+)')::int) >= (2, 18))
    AND coalesce(current_setting('timescaledb.license', true), 'timescale') = 'timescale'
$$;

CREATE FUNCTION candles_are_continuous() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM pg_class WHERE oid = to_regclass('candle_5m') AND relkind = 'v')
$$;

-- One day of a series in one length. A volume is summed as the decimals it was written with: exact in any order, so that
-- the same rows come out of every way to make them.
CREATE FUNCTION roll_candle_day(length_name text, of_source text, of_instrument text, day_from timestamptz)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  l record;
  span_from timestamptz;
  span_to timestamptz;
  spans text;
BEGIN
  SELECT * INTO l FROM candle_lengths() WHERE name = length_name;
  span_from := date_bin(l.every, day_from, l.origin);
  span_to := span_from + greatest(l.every, interval '24 hours');
  spans := format($q$SELECT source, instrument, date_bin(%L, opens_at, %L) AS opens_at,
      (array_agg(open ORDER BY opens_at))[1] AS open, max(high) AS high, min(low) AS low,
      (array_agg(close ORDER BY opens_at DESC))[1] AS close, sum(volume%s) AS volume, sum(trades)::bigint AS trades
      FROM %I WHERE source = $1 AND instrument = $2%s AND opens_at >= $3 AND opens_at < $4 GROUP BY 1, 2, 3$q$,
    l.every, l.origin, CASE l.made_of WHEN 'candle' THEN '::text::numeric' ELSE '' END, l.made_of,
    CASE l.made_of WHEN 'candle' THEN ' AND timeframe = ''1m''' ELSE '' END);
  EXECUTE format($q$DELETE FROM %I k WHERE source = $1 AND instrument = $2 AND opens_at >= $3 AND opens_at < $4
      AND NOT EXISTS (SELECT FROM (%s) s WHERE s.opens_at = k.opens_at)$q$, l.name, spans)
    USING of_source, of_instrument, span_from, span_to;
  EXECUTE format($q$INSERT INTO %I AS k (source, instrument, opens_at, open, high, low, close, volume, trades) %s
      ON CONFLICT (source, instrument, opens_at) DO UPDATE SET open = excluded.open, high = excluded.high,
        low = excluded.low, close = excluded.close, volume = excluded.volume, trades = excluded.trades
      WHERE (k.open, k.high, k.low, k.close, k.volume, k.trades) IS DISTINCT FROM
        (excluded.open, excluded.high, excluded.low, excluded.close, excluded.volume, excluded.trades)$q$, l.name, spans)
    USING of_source, of_instrument, span_from, span_to;
END
$$;

-- Makes the candles of some changed days again, one caller at a time; answers how many days. On TimescaleDB a job of its
-- own does this, and there is nothing to do here.
CREATE FUNCTION roll_candles(most integer) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  c record;
  days integer := 0;
BEGIN
  IF candles_are_continuous() OR NOT pg_try_advisory_xact_lock(1717986820, 47) THEN
    RETURN 0;
  END IF;
  FOR c IN DELETE FROM candle_change WHERE (source, instrument, day_at) IN (
      SELECT source, instrument, day_at FROM candle_change ORDER BY day_at DESC, source, instrument
        LIMIT least(most, 1000) FOR UPDATE SKIP LOCKED)
      RETURNING source, instrument, day_at LOOP
    PERFORM roll_candle_day(name, c.source, c.instrument, c.day_at) FROM candle_lengths() ORDER BY every;
    days := days + 1;
  END LOOP;
  RETURN days;
END
$$;

-- The same on TimescaleDB, as its job: what changed while it is made again stays marked.
CREATE PROCEDURE refresh_candles(job_id integer, config jsonb) LANGUAGE plpgsql AS $$
DECLARE
  l record;
  first timestamptz;
  last timestamptz;
BEGIN
  PERFORM set_config('search_path', config->>'path', false);
  UPDATE candle_change SET rolling = changes WHERE (source, instrument, day_at) IN (
    SELECT source, instrument, day_at FROM candle_change FOR UPDATE SKIP LOCKED);
  COMMIT;
  SELECT date_bin('7 days', min(day_at), '1970-01-05T00:00Z'),
      date_bin('7 days', max(day_at), '1970-01-05T00:00Z') + interval '168 hours'
    INTO first, last FROM candle_change WHERE rolling IS NOT NULL;
  IF first IS NOT NULL THEN
    FOR l IN SELECT name FROM candle_lengths() ORDER BY every LOOP
      CALL refresh_continuous_aggregate(l.name::regclass, first, last);
      COMMIT;
    END LOOP;
    DELETE FROM candle_change WHERE rolling = changes AND (source, instrument, day_at) IN (
      SELECT source, instrument, day_at FROM candle_change FOR UPDATE SKIP LOCKED);
    COMMIT;
  END IF;
END
$$;

CREATE FUNCTION make_hypertable(hypertable text, by_column text, every interval) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- moving its rows truncates the table, which its own trigger refuses
  EXECUTE format('DROP TRIGGER append_only ON %I', hypertable);
  PERFORM create_hypertable(hypertable::regclass, by_range(by_column::name, every),
    migrate_data => true, create_default_indexes => false);
  EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %I '
    'FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only()', hypertable);
END
$$;

-- Every marked day is made again: a month to a chunk, since a series may span decades with few rows a day.
CREATE FUNCTION candles_on_timescale() RETURNS void LANGUAGE plpgsql AS $$
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

-- A row's place says nothing of which chunk it is in: trades are named by their key.
CREATE OR REPLACE FUNCTION retire_trades(of_source text, of_instrument text, age interval, most integer)
RETURNS integer LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  needed timestamptz;
  gone integer;
BEGIN
  PERFORM retirement_is_bounded(age, most);
  SELECT max(traded_at) - age INTO needed FROM imported_trade
    WHERE source = of_source AND instrument = of_instrument;
  PERFORM set_config('ffe.retiring', 'imported_trade', true);
  DELETE FROM imported_trade t USING (
      SELECT traded_at, price, quantity, occurrence FROM imported_trade
        WHERE source = of_source AND instrument = of_instrument AND traded_at < needed
        ORDER BY traded_at, price, quantity, occurrence LIMIT most) old
    WHERE t.source = of_source AND t.instrument = of_instrument AND t.traded_at < needed
      AND t.traded_at = old.traded_at AND t.price = old.price AND t.quantity = old.quantity
      AND t.occurrence = old.occurrence;
  GET DIAGNOSTICS gone = ROW_COUNT;
  PERFORM set_config('ffe.retiring', '', true);
  RETURN gone;
END
$$;

-- They run as the owner: what they name must not be found in a caller's own temporary schema.
DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION retire_trades(text, text, interval, integer) SET search_path = %I, pg_temp',
    current_schema());
  EXECUTE format('ALTER FUNCTION candle_came() SET search_path = %I, pg_temp', current_schema());
  EXECUTE format('ALTER FUNCTION retire_candles(text, text, text, interval, integer) SET search_path = %I, pg_temp',
    current_schema());
  EXECUTE format('ALTER FUNCTION roll_candles(integer) SET search_path = %I, pg_temp', current_schema());
END
$$;
REVOKE ALL ON FUNCTION roll_candles(integer) FROM PUBLIC;

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
  GRANT SELECT ON table_kind, flyway_schema_history TO ffe_app;
  GRANT EXECUTE ON FUNCTION retire_candles(text, text, text, interval, integer) TO ffe_app;
  GRANT EXECUTE ON FUNCTION retire_trades(text, text, interval, integer) TO ffe_app;
  GRANT EXECUTE ON FUNCTION retire_decisions(text, text[], interval, text, text) TO ffe_app;
  GRANT EXECUTE ON FUNCTION roll_candles(integer) TO ffe_app;
END
$$;

DO $$
DECLARE
  l record;
BEGIN
  IF timescale_serves() THEN
    PERFORM candles_on_timescale();
  ELSE
    FOR l IN SELECT name FROM candle_lengths() LOOP
      EXECUTE format('CREATE TABLE %I (source text NOT NULL, instrument text NOT NULL, opens_at timestamptz NOT NULL, '
        'open double precision NOT NULL, high double precision NOT NULL, low double precision NOT NULL, '
        'close double precision NOT NULL, volume numeric NOT NULL, trades bigint NOT NULL, '
        'PRIMARY KEY (source, instrument, opens_at))', l.name);
    END LOOP;
  END IF;
END
$$;

CREATE TRIGGER came AFTER INSERT ON candle REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION candle_came();
