-- Datasets: candles that people uploaded under a name, in versions that never change (ADR 61). The candles of one stand in
-- candle under a source of their own, so that whatever reads candles reads them; they come with this row and then no more.
CREATE TABLE dataset (
  name text NOT NULL CHECK (name ~ '^[a-z0-9][a-z0-9-]{0,31}$'),
  version integer NOT NULL CHECK (version > 0),
  source text NOT NULL UNIQUE CHECK (source = 'dataset:' || name || '@' || version),
  instrument text NOT NULL,
  timeframe text NOT NULL,
  candles integer NOT NULL CHECK (candles > 0),
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  gaps integer NOT NULL CHECK (gaps >= 0),
  missing bigint NOT NULL CHECK (missing >= gaps),
  digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
  actor text NOT NULL,
  made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (name, version),
  UNIQUE (name, instrument, timeframe, digest)
);
SELECT make_journal('dataset');

-- As in V24, and a dataset that is told takes no candle more.
CREATE OR REPLACE FUNCTION candle_came() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  sealed text;
BEGIN
  SELECT d.source INTO sealed FROM dataset d
    WHERE d.source IN (SELECT c.source FROM changed c WHERE starts_with(c.source, 'dataset:')) LIMIT 1;
  IF sealed IS NOT NULL THEN
    RAISE EXCEPTION '% never changes', sealed USING ERRCODE = 'insufficient_privilege';
  END IF;
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

-- As in V28, and every candle of a dataset is needed for good: neither age nor a file takes one away.
CREATE OR REPLACE FUNCTION candles_needed_from(of_source text, of_instrument text, of_timeframe text, age interval)
RETURNS timestamptz LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
BEGIN
  PERFORM retirement_is_bounded(age, 1);
  IF starts_with(of_source, 'dataset:') THEN
    RETURN NULL;
  END IF;
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

-- As in V24, by what is needed.
CREATE OR REPLACE FUNCTION retire_candles(of_source text, of_instrument text, of_timeframe text, age interval, most integer)
RETURNS integer LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  needed timestamptz;
  days timestamptz[];
  gone integer;
BEGIN
  PERFORM retirement_is_bounded(age, most);
  needed := candles_needed_from(of_source, of_instrument, of_timeframe, age);
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

-- Replaced functions forget their path: they run as the owner and must not find a caller's own temporary schema.
DO $$
DECLARE
  f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['candle_came()', 'candles_needed_from(text, text, text, interval)',
      'retire_candles(text, text, text, interval, integer)'] LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', f, current_schema());
  END LOOP;
END
$$;
