-- Series grow old. The application still cannot delete from a journal; it may call these functions, which take the oldest
-- rows of one series, a bounded number, and know themselves what is not old yet.

CREATE OR REPLACE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- only an owner gets so far, and only these functions say so
  IF TG_OP = 'DELETE' AND TG_TABLE_NAME IN ('candle', 'imported_trade')
      AND current_setting('ffe.retiring', true) = TG_TABLE_NAME THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION '% refused: % is a journal, it is only appended to', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE FUNCTION retirement_is_bounded(age interval, most integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF age < interval '7 days' OR most NOT BETWEEN 1 AND 10000 THEN
    RAISE EXCEPTION 'retired are 1 to 10000 rows that are 7 days old or more' USING ERRCODE = 'check_violation';
  END IF;
END
$$;

-- Age counts from the newest candle of the series, since recordings and imports are old from the beginning. Kept are also
-- the 2,000 before that, which the oldest decision within the age was made on, and all since an open position began, with
-- the 2,000 before that one.
CREATE FUNCTION retire_candles(of_source text, of_instrument text, of_timeframe text, age interval, most integer)
RETURNS integer LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  needed timestamptz;
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
  DELETE FROM candle c USING (
      SELECT opens_at FROM candle
        WHERE source = of_source AND instrument = of_instrument AND timeframe = of_timeframe AND opens_at < needed
        ORDER BY opens_at LIMIT most) old
    WHERE c.source = of_source AND c.instrument = of_instrument AND c.timeframe = of_timeframe
      AND c.opens_at = old.opens_at;
  GET DIAGNOSTICS gone = ROW_COUNT;
  PERFORM set_config('ffe.retiring', '', true);
  RETURN gone;
END
$$;

CREATE FUNCTION retire_trades(of_source text, of_instrument text, age interval, most integer)
RETURNS integer LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  needed timestamptz;
  gone integer;
BEGIN
  PERFORM retirement_is_bounded(age, most);
  SELECT max(traded_at) - age INTO needed FROM imported_trade
    WHERE source = of_source AND instrument = of_instrument;
  PERFORM set_config('ffe.retiring', 'imported_trade', true);
  DELETE FROM imported_trade WHERE ctid = ANY (ARRAY(
      SELECT ctid FROM imported_trade
        WHERE source = of_source AND instrument = of_instrument AND traded_at < needed
        ORDER BY traded_at LIMIT most));
  GET DIAGNOSTICS gone = ROW_COUNT;
  PERFORM set_config('ffe.retiring', '', true);
  RETURN gone;
END
$$;

-- They run as the owner: what they name must not be found in a caller's own temporary schema.
DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION retire_candles(text, text, text, interval, integer) SET search_path = %I, pg_temp',
    current_schema());
  EXECUTE format('ALTER FUNCTION retire_trades(text, text, interval, integer) SET search_path = %I, pg_temp',
    current_schema());
END
$$;
REVOKE ALL ON FUNCTION retire_candles(text, text, text, interval, integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION retire_trades(text, text, interval, integer) FROM PUBLIC;

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
    ELSE
      EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO ffe_app', t.name);
    END IF;
  END LOOP;
  GRANT SELECT ON table_kind, flyway_schema_history TO ffe_app;
  GRANT EXECUTE ON FUNCTION retire_candles(text, text, text, interval, integer) TO ffe_app;
  GRANT EXECUTE ON FUNCTION retire_trades(text, text, interval, integer) TO ffe_app;
END
$$;
