-- What stores the tables, told alike on any PostgreSQL, and compression by configuration where TimescaleDB serves (ADR 47).

-- Bytes of a table with its indexes and, of a hypertable or an aggregate, all chunks; before is what the compressed ones
-- took when they were not.
CREATE FUNCTION storage_tables() RETURNS TABLE (name text, kind text, form text, bytes bigint, chunks integer,
  compressed integer, bytes_before bigint, bytes_after bigint) LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
DECLARE
  t record;
BEGIN
  FOR t IN SELECT k.name, k.kind FROM table_kind k ORDER BY k.name LOOP
    name := t.name;
    kind := t.kind;
    form := 'table';
    bytes := pg_total_relation_size(t.name::regclass);
    chunks := 0;
    compressed := 0;
    bytes_before := 0;
    bytes_after := 0;
    IF candles_are_continuous() THEN
      SELECT CASE h.view WHEN '' THEN 'hypertable' ELSE 'aggregate' END, coalesce(hypertable_size(h.id), 0)
        INTO form, bytes FROM (
          SELECT '' AS view, format('%I.%I', hypertable_schema, hypertable_name)::regclass AS id
            FROM timescaledb_information.hypertables
            WHERE hypertable_schema = current_schema() AND hypertable_name = t.name
          UNION ALL
          SELECT view_name, format('%I.%I', materialization_hypertable_schema, materialization_hypertable_name)::regclass
            FROM timescaledb_information.continuous_aggregates
            WHERE view_schema = current_schema() AND view_name = t.name) h;
      IF FOUND THEN
        SELECT count(*), count(*) FILTER (WHERE c.is_compressed) INTO chunks, compressed
          FROM timescaledb_information.chunks c
          WHERE (c.hypertable_schema = current_schema() AND c.hypertable_name = t.name)
            OR (c.hypertable_schema, c.hypertable_name) IN (
              SELECT materialization_hypertable_schema, materialization_hypertable_name
                FROM timescaledb_information.continuous_aggregates
                WHERE view_schema = current_schema() AND view_name = t.name);
        IF compressed > 0 AND form = 'hypertable' THEN
          SELECT coalesce(s.before_compression_total_bytes, 0), coalesce(s.after_compression_total_bytes, 0)
            INTO bytes_before, bytes_after FROM hypertable_compression_stats(t.name::regclass) s;
        END IF;
      ELSE
        form := 'table';
        bytes := pg_total_relation_size(t.name::regclass);
      END IF;
    END IF;
    RETURN NEXT;
  END LOOP;
END
$$;

-- Jobs of TimescaleDB for our tables; none elsewhere. A run by hand leaves no trace in its statistics.
CREATE FUNCTION storage_jobs() RETURNS TABLE (name text, of_table text, every text, is_scheduled boolean,
  last_at timestamptz, status text, runs bigint, failures bigint, next_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
BEGIN
  IF candles_are_continuous() THEN
    RETURN QUERY SELECT j.proc_name::text, coalesce(j.hypertable_name::text, ''), j.schedule_interval::text, j.scheduled,
        CASE WHEN isfinite(s.last_run_started_at) THEN s.last_run_started_at END, coalesce(s.last_run_status, ''),
        coalesce(s.total_runs, 0), coalesce(s.total_failures, 0),
        CASE WHEN isfinite(s.next_start) THEN s.next_start END
      FROM timescaledb_information.jobs j LEFT JOIN timescaledb_information.job_stats s ON s.job_id = j.job_id
      WHERE j.proc_name = 'refresh_candles' OR (j.hypertable_schema = current_schema()
        AND j.hypertable_name IN (SELECT k.name FROM table_kind k))
      ORDER BY 1, 2;
  END IF;
END
$$;

-- The extension as it is, whether or not the tables use it.
CREATE FUNCTION storage_engine() RETURNS TABLE (server text, timescale text, licence text, serves boolean, is_used boolean,
  waiting bigint, oldest_at timestamptz) LANGUAGE sql STABLE SECURITY DEFINER AS $$
  SELECT current_setting('server_version'), coalesce((SELECT extversion FROM pg_extension WHERE extname = 'timescaledb'), ''),
    coalesce(current_setting('timescaledb.license', true), ''), timescale_serves(), candles_are_continuous(),
    (SELECT count(*) FROM candle_change), (SELECT min(day_at) FROM candle_change)
$$;

-- Chunks older than that are compressed by TimescaleDB's own job; without an age none any more, and what is stays so.
-- Answers whether there is anything that compresses.
CREATE FUNCTION set_compression(after interval) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER AS $$
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
      ('equity', 'account, source, instrument', 'marked_at') LOOP
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

-- They run as the owner: what they name must not be found in a caller's own temporary schema.
DO $$
DECLARE
  f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['storage_tables()', 'storage_jobs()', 'storage_engine()', 'set_compression(interval)'] LOOP
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
  GRANT SELECT ON table_kind, flyway_schema_history TO ffe_app;
  GRANT EXECUTE ON FUNCTION retire_candles(text, text, text, interval, integer) TO ffe_app;
  GRANT EXECUTE ON FUNCTION retire_trades(text, text, interval, integer) TO ffe_app;
  GRANT EXECUTE ON FUNCTION retire_decisions(text, text[], interval, text, text) TO ffe_app;
  GRANT EXECUTE ON FUNCTION roll_candles(integer) TO ffe_app;
  GRANT EXECUTE ON FUNCTION storage_tables() TO ffe_app;
  GRANT EXECUTE ON FUNCTION storage_jobs() TO ffe_app;
  GRANT EXECUTE ON FUNCTION storage_engine() TO ffe_app;
  GRANT EXECUTE ON FUNCTION set_compression(interval) TO ffe_app;
END
$$;
