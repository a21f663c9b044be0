-- The text of an old decision's record may go once it was written to a file. The row stays, with its digest, what was
-- decided, and instead of the text: retired, the day, the file, the file's SHA-256.

CREATE OR REPLACE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- only an owner gets so far, and only the functions of retention say so
  IF current_setting('ffe.retiring', true) = TG_TABLE_NAME
      AND ((TG_OP = 'DELETE' AND TG_TABLE_NAME IN ('candle', 'imported_trade'))
        OR (TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'decision')) THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION '% refused: % is a journal, it is only appended to', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE FUNCTION only_the_text_goes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  OLD.record := NEW.record;
  IF NEW IS DISTINCT FROM OLD OR NEW.record NOT LIKE 'retired %' THEN
    RAISE EXCEPTION 'UPDATE refused: of a decision only the text of its record is retired'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER only_the_text_goes BEFORE UPDATE ON decision
  FOR EACH ROW EXECUTE FUNCTION only_the_text_goes();

-- Decisions before this moment of market time are old. Age counts from the account's newest; a change of limits is tried on
-- the last 90 days. What an open position or an order whose end is not known came from stays, and all since.
CREATE FUNCTION retirable_before(of_account text, age interval) RETURNS timestamptz LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF age < interval '100 days' THEN
    RAISE EXCEPTION 'retired are decisions that are 100 days old or more' USING ERRCODE = 'check_violation';
  END IF;
  RETURN least(
    (SELECT max(slot) - age FROM decision WHERE account = of_account),
    (SELECT min(least(o.intended_at, d.slot))
      FROM trade_order o LEFT JOIN decision d ON d.account = o.account AND d.id = o.cause
      WHERE o.account = of_account
        AND (o.state NOT IN ('FILLED', 'CANCELLED', 'REJECTED', 'EXPIRED')
          OR EXISTS (SELECT 1 FROM fill f WHERE f.account = o.account AND f.order_id = o.id
            AND NOT EXISTS (SELECT 1 FROM round_trip x WHERE x.account = f.account AND x.exit_fill_id = f.id)
            AND f.quantity > (SELECT coalesce(sum(e.quantity), 0) FROM round_trip e
              WHERE e.account = f.account AND e.entry_fill_id = f.id)))));
END
$$;

-- All of the given ones or none: a text that is not what its digest says, or not old, keeps them all.
CREATE FUNCTION retire_decisions(of_account text, ids text[], age interval, file text, file_sha256 text)
RETURNS integer LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  before timestamptz;
  gone integer;
BEGIN
  IF cardinality(ids) NOT BETWEEN 1 AND 1000 OR file !~ '^[A-Za-z0-9._-]{1,200}$'
      OR file_sha256 !~ '^[0-9a-f]{64}$' THEN
    RAISE EXCEPTION 'retired are 1 to 1000 decisions that were written to a file' USING ERRCODE = 'check_violation';
  END IF;
  before := retirable_before(of_account, age);
  PERFORM set_config('ffe.retiring', 'decision', true);
  UPDATE decision
    SET record = 'retired ' || to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD') || ' ' || file || ' '
      || file_sha256
    WHERE account = of_account AND id = ANY (ids) AND slot < before AND record NOT LIKE 'retired %'
      AND encode(sha256(convert_to(record, 'UTF8')), 'hex') = digest;
  GET DIAGNOSTICS gone = ROW_COUNT;
  PERFORM set_config('ffe.retiring', '', true);
  IF gone <> cardinality(ids) THEN
    RAISE EXCEPTION 'only % of % decisions may be retired', gone, cardinality(ids) USING ERRCODE = 'check_violation';
  END IF;
  RETURN gone;
END
$$;

DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION retire_decisions(text, text[], interval, text, text) SET search_path = %I, pg_temp',
    current_schema());
END
$$;
REVOKE ALL ON FUNCTION retire_decisions(text, text[], interval, text, text) FROM PUBLIC;

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
  GRANT EXECUTE ON FUNCTION retire_decisions(text, text[], interval, text, text) TO ffe_app;
END
$$;
