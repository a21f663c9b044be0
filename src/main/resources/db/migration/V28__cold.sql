-- Old candles leave for files, a month of a series at a time (ADR 55). The application writes the file; the database deletes
-- what is in it and nothing else, and keeps which files there are.

CREATE TABLE cold_file (
  source text NOT NULL,
  instrument text NOT NULL,
  timeframe text NOT NULL,
  month_at timestamptz NOT NULL,
  digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
  candles integer NOT NULL CHECK (candles > 0),
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  file text NOT NULL,
  bytes bigint NOT NULL,
  moved_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (source, instrument, timeframe, month_at, digest)
);
SELECT make_journal('cold_file');

-- Every candle before it is old and needed by nobody: as retention judges (ADR 20).
CREATE FUNCTION candles_needed_from(of_source text, of_instrument text, of_timeframe text, age interval)
RETURNS timestamptz LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
BEGIN
  PERFORM retirement_is_bounded(age, 1);
  RETURN (SELECT least(
      (SELECT max(opens_at) - age FROM candle
        WHERE source = of_source AND instrument = of_instrument AND timeframe = of_timeframe),
      (SELECT min(f.filled_at) FROM fill f
        WHERE f.source = of_source AND f.instrument = of_instrument
          AND NOT EXISTS (SELECT 1 FROM round_trip x WHERE x.account = f.account AND x.exit_fill_id = f.id)
          AND f.quantity > (SELECT coalesce(sum(e.quantity), 0) FROM round_trip e
            WHERE e.account = f.account AND e.entry_fill_id = f.id))))
    - 2000 * of_timeframe::interval;
END
$$;

-- A month as UTC has it, whatever the zone of the session.
CREATE FUNCTION utc_month(at timestamptz) RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$
  SELECT date_trunc('month', at AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'
$$;
CREATE FUNCTION next_utc_month(at timestamptz) RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$
  SELECT (date_trunc('month', at AT TIME ZONE 'UTC') + interval '1 month') AT TIME ZONE 'UTC'
$$;

-- Microseconds since 1970, five doubles, the number of trades, big-endian: the bits of a candle.
CREATE FUNCTION candle_bits(at timestamptz, o float8, h float8, l float8, c float8, v float8, n integer)
RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
  SELECT int8send((extract(epoch FROM at) * 1000000)::bigint) || float8send(o) || float8send(h) || float8send(l)
    || float8send(c) || float8send(v) || int4send(n)
$$;

-- Takes a month's candles away if they are, bit for bit, those of a file that was read back; else nothing happens. The digest
-- is of the rows that were deleted, so a candle that came meanwhile undoes it.
CREATE FUNCTION candles_to_file(of_source text, of_instrument text, of_timeframe text, age interval, of_month timestamptz,
  of_digest text, of_candles integer, of_file text, of_bytes bigint)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  until timestamptz := next_utc_month(of_month);
  found_digest text;
  found_candles integer;
  first_gone timestamptz;
  last_gone timestamptz;
  days timestamptz[];
BEGIN
  IF of_month <> utc_month(of_month) THEN
    RAISE EXCEPTION 'candles leave by months of UTC' USING ERRCODE = 'check_violation';
  ELSIF (until <= candles_needed_from(of_source, of_instrument, of_timeframe, age)) IS NOT TRUE THEN
    RAISE EXCEPTION 'candles of % are needed', of_month USING ERRCODE = 'check_violation';
  END IF;
  -- first, so that whoever adds candles of the series waits here, or we for them, and nobody for both
  PERFORM FROM candle_series
    WHERE source = of_source AND instrument = of_instrument AND timeframe = of_timeframe FOR UPDATE;
  PERFORM set_config('ffe.retiring', 'candle', true);
  WITH gone AS (
    DELETE FROM candle WHERE source = of_source AND instrument = of_instrument AND timeframe = of_timeframe
        AND opens_at >= of_month AND opens_at < until
      RETURNING opens_at, open, high, low, close, volume, trades)
  SELECT count(*), min(opens_at), max(opens_at), array_agg(DISTINCT date_bin('1 day', opens_at, to_timestamp(0))),
      encode(sha256(string_agg(candle_bits(opens_at, open, high, low, close, volume, trades), '' ORDER BY opens_at)), 'hex')
    INTO found_candles, first_gone, last_gone, days, found_digest FROM gone;
  PERFORM set_config('ffe.retiring', '', true);
  IF found_candles = 0 AND EXISTS (SELECT FROM cold_file WHERE source = of_source AND instrument = of_instrument
      AND timeframe = of_timeframe AND month_at = of_month AND digest = of_digest) THEN
    -- another server was faster, or this one does not know that it was done
    RETURN;
  END IF;
  IF found_candles <> of_candles OR found_digest IS DISTINCT FROM of_digest THEN
    RAISE EXCEPTION 'the file does not hold the candles that are stored' USING ERRCODE = 'check_violation';
  END IF;
  -- the same candles may have come and gone before: the file is the same
  INSERT INTO cold_file (source, instrument, timeframe, month_at, digest, candles, first_at, last_at, file, bytes)
    VALUES (of_source, of_instrument, of_timeframe, of_month, of_digest, of_candles, first_gone, last_gone, of_file, of_bytes)
    ON CONFLICT DO NOTHING;
  UPDATE candle_series SET first_at = (SELECT min(opens_at) FROM candle
      WHERE source = of_source AND instrument = of_instrument AND timeframe = of_timeframe)
    WHERE source = of_source AND instrument = of_instrument AND timeframe = of_timeframe;
  INSERT INTO candle_change AS c (source, instrument, day_at)
    SELECT of_source, of_instrument, d FROM unnest(days) d WHERE of_timeframe = '1m' ORDER BY d
    ON CONFLICT (source, instrument, day_at) DO UPDATE SET changes = c.changes + 1;
END
$$;

-- They run as the owner: what they name must not be found in a caller's own temporary schema.
DO $$
DECLARE
  f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['candles_needed_from(text, text, text, interval)',
      'candles_to_file(text, text, text, interval, timestamptz, text, integer, text, bigint)'] LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', f, current_schema());
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
END
$$;
