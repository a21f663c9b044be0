-- The audit chain: each row of what was decided, ordered, filled, booked and commanded has a link that holds a digest of
-- it and of the link before. One chain per lane, and one for the desk. Triggers write the links, in the transaction of the
-- row, so nothing that writes rows can forget them. ADR 27 has the exact bytes.
CREATE TABLE audit_chain (
  id integer PRIMARY KEY,
  name text NOT NULL UNIQUE,
  account text NOT NULL
);
SELECT make_journal('audit_chain');

-- key: of the row within its chain. salt and sealed: of texts that may have to go; sealed is their salted digest.
CREATE TABLE chain_link (
  chain integer NOT NULL REFERENCES audit_chain,
  number bigint NOT NULL CHECK (number > 0),
  linked_at timestamptz NOT NULL,
  kind text NOT NULL,
  key text NOT NULL,
  content bytea NOT NULL CHECK (octet_length(content) = 32),
  link bytea NOT NULL CHECK (octet_length(link) = 32),
  salt bytea,
  sealed bytea CHECK (octet_length(sealed) = 32),
  PRIMARY KEY (chain, number)
);
CREATE UNIQUE INDEX chain_link_of_row ON chain_link (kind, key, chain);
SELECT make_journal('chain_link');

-- Each text with its length, so that no two lists of texts give the same bytes.
CREATE FUNCTION chain_bytes(texts text[]) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
  SELECT convert_to(string_agg(
      CASE WHEN t IS NULL THEN '-' ELSE octet_length(convert_to(t, 'UTF8')) || ':' || t END || ',', '' ORDER BY n), 'UTF8')
    FROM unnest(texts) WITH ORDINALITY AS x (t, n)
$$;

CREATE FUNCTION chain_micros(at timestamptz) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT (extract(epoch FROM at) * 1000000)::bigint
$$;

CREATE FUNCTION chain_append(of_chain text, of_account text, of_kind text, of_key text, fields text[], texts text[])
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  chain_id integer;
  before chain_link;
  moment timestamptz;
  ahead bytea;
  follows bigint;
  new_salt bytea;
  seal bytea;
  digest bytea;
BEGIN
  SELECT id INTO chain_id FROM audit_chain WHERE name = of_chain;
  IF NOT FOUND THEN
    PERFORM pg_advisory_xact_lock(1717986819, 0);
    INSERT INTO audit_chain SELECT coalesce(max(id), 0) + 1, of_chain, of_account FROM audit_chain
      ON CONFLICT (name) DO NOTHING;
    SELECT id INTO chain_id FROM audit_chain WHERE name = of_chain;
  END IF;
  -- one writer of a chain at a time, until its transaction ends
  PERFORM pg_advisory_xact_lock(1717986819, chain_id);
  SELECT * INTO before FROM chain_link WHERE chain = chain_id ORDER BY number DESC LIMIT 1;
  follows := coalesce(before.number, 0) + 1;
  ahead := coalesce(before.link, sha256(convert_to('ffe-chain-1 ' || of_chain, 'UTF8')));
  -- the days of a chain follow each other whatever the clock does
  moment := greatest(clock_timestamp(), before.linked_at);
  IF texts IS NOT NULL THEN
    new_salt := uuid_send(gen_random_uuid());
    seal := sha256(new_salt || chain_bytes(texts));
  END IF;
  digest := sha256(chain_bytes(fields) || coalesce(seal, ''::bytea));
  INSERT INTO chain_link (chain, number, linked_at, kind, key, content, link, salt, sealed)
    VALUES (chain_id, follows, moment, of_kind, of_key, digest,
      sha256(ahead || int8send(follows) || int8send(chain_micros(moment)) || chain_bytes(ARRAY[of_kind, of_key]) || digest),
      new_salt, seal);
END
$$;

-- The text of a record may move to a file; its digest stays in the row, and so in the chain.
CREATE FUNCTION chain_decision(d decision) RETURNS void LANGUAGE sql AS $$
  SELECT chain_append(concat_ws(' ', d.account, d.source, d.instrument), d.account, 'decision', d.id,
    ARRAY[d.account, d.id, d.source, d.instrument, chain_micros(d.slot)::text, d.kind, d.revision::text, d.result, d.action,
      encode(float8send(d.confidence_percent), 'hex'), d.reason, d.sentence, d.would_change, d.votes, d.code_version,
      d.digest, chain_micros(d.written_at)::text],
    ARRAY[d.record])
$$;

CREATE FUNCTION chain_order_event(e order_event) RETURNS void LANGUAGE sql AS $$
  SELECT chain_append(concat_ws(' ', o.account, o.source, o.instrument), e.account, 'order',
    e.order_id || '/' || e.change_number,
    ARRAY[e.account, e.order_id, e.change_number::text, e.state, e.filled::text, chain_micros(e.changed_at)::text, e.note,
      e.body, e.intent, chain_micros(e.written_at)::text], NULL)
    FROM trade_order o WHERE o.account = e.account AND o.id = e.order_id
$$;

CREATE FUNCTION chain_fill(f fill) RETURNS void LANGUAGE sql AS $$
  SELECT chain_append(concat_ws(' ', f.account, f.source, f.instrument), f.account, 'fill', f.id,
    ARRAY[f.account, f.id, f.order_id, f.source, f.instrument, f.side, f.price::text, f.quantity::text, f.fee::text,
      f.fee_currency, f.liquidity, chain_micros(f.filled_at)::text, f.revision::text, f.number::text, f.body], NULL)
$$;

CREATE FUNCTION chain_ledger_event(e ledger_event) RETURNS void LANGUAGE sql AS $$
  SELECT chain_append(concat_ws(' ', e.account, e.source, e.instrument), e.account, 'ledger', e.id,
    ARRAY[e.account, e.id, e.source, e.instrument, e.revision::text, e.number::text, e.kind,
      chain_micros(e.booked_at)::text, e.body, chain_micros(e.written_at)::text], NULL)
$$;

-- Who did it and what came of it may have to be erased; that something was commanded, when and where stays.
CREATE FUNCTION chain_control_action(c control_action) RETURNS void LANGUAGE sql AS $$
  SELECT chain_append('desk', '', 'control', c.account || ' ' || c.id,
    ARRAY[c.account, c.id, c.number::text, chain_micros(c.wall_at)::text, chain_micros(c.market_at)::text, c.door,
      c.command],
    ARRAY[c.actor, c.effect, c.body])
$$;

CREATE FUNCTION chain_policy_version(p policy_version) RETURNS void LANGUAGE sql AS $$
  SELECT chain_append('desk', '', 'policy', p.account || ' ' || p.version,
    ARRAY[p.account, p.version::text, chain_micros(p.session_at)::text, p.changed_by, p.reason, p.changes, p.body,
      chain_micros(p.written_at)::text], NULL)
$$;

CREATE FUNCTION chain_row() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  CASE TG_TABLE_NAME
    WHEN 'decision' THEN PERFORM chain_decision(NEW);
    WHEN 'order_event' THEN PERFORM chain_order_event(NEW);
    WHEN 'fill' THEN PERFORM chain_fill(NEW);
    WHEN 'ledger_event' THEN PERFORM chain_ledger_event(NEW);
    WHEN 'control_action' THEN PERFORM chain_control_action(NEW);
    WHEN 'policy_version' THEN PERFORM chain_policy_version(NEW);
  END CASE;
  RETURN NULL;
END
$$;

-- What is there already, in the order it was written, as far as that is known.
DO $$
DECLARE
  d decision;
  o order_event;
  l ledger_event;
  f fill;
  c control_action;
  p policy_version;
BEGIN
  FOR d IN SELECT * FROM decision ORDER BY written_at, account, id LOOP PERFORM chain_decision(d); END LOOP;
  FOR o IN SELECT * FROM order_event ORDER BY written_at, account, order_id, change_number LOOP
    PERFORM chain_order_event(o);
  END LOOP;
  FOR l IN SELECT * FROM ledger_event ORDER BY written_at, account, revision, number LOOP
    PERFORM chain_ledger_event(l);
  END LOOP;
  FOR f IN SELECT * FROM fill ORDER BY filled_at, account, revision, number LOOP PERFORM chain_fill(f); END LOOP;
  FOR p IN SELECT * FROM policy_version ORDER BY written_at, account, version LOOP PERFORM chain_policy_version(p); END LOOP;
  FOR c IN SELECT * FROM control_action ORDER BY number LOOP PERFORM chain_control_action(c); END LOOP;
END
$$;

CREATE TRIGGER chained AFTER INSERT ON decision FOR EACH ROW EXECUTE FUNCTION chain_row();
CREATE TRIGGER chained AFTER INSERT ON order_event FOR EACH ROW EXECUTE FUNCTION chain_row();
CREATE TRIGGER chained AFTER INSERT ON fill FOR EACH ROW EXECUTE FUNCTION chain_row();
CREATE TRIGGER chained AFTER INSERT ON ledger_event FOR EACH ROW EXECUTE FUNCTION chain_row();
CREATE TRIGGER chained AFTER INSERT ON control_action FOR EACH ROW EXECUTE FUNCTION chain_row();
CREATE TRIGGER chained AFTER INSERT ON policy_version FOR EACH ROW EXECUTE FUNCTION chain_row();

-- Erasing. Not for the application: the owner of the database calls erase_control_action(account, id) by hand.
CREATE OR REPLACE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- only an owner gets so far, and only the functions of retention and erasure say so
  IF current_setting('ffe.retiring', true) = TG_TABLE_NAME
      AND ((TG_OP = 'DELETE' AND TG_TABLE_NAME IN ('candle', 'imported_trade'))
        OR (TG_OP = 'UPDATE' AND TG_TABLE_NAME IN ('decision', 'control_action', 'chain_link'))) THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION '% refused: % is a journal, it is only appended to', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE FUNCTION only_words_are_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'chain_link' THEN
    OLD.salt := NULL;
  ELSE
    OLD.actor := 'erased';
    OLD.effect := 'erased';
    OLD.body := NEW.body;
  END IF;
  IF NEW IS DISTINCT FROM OLD THEN
    RAISE EXCEPTION 'UPDATE refused: of % only words that were chained by a salted digest are erased', TG_TABLE_NAME
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER only_words_are_erased BEFORE UPDATE ON chain_link
  FOR EACH ROW EXECUTE FUNCTION only_words_are_erased();
CREATE TRIGGER only_words_are_erased BEFORE UPDATE ON control_action
  FOR EACH ROW EXECUTE FUNCTION only_words_are_erased();

-- Takes out who commanded it and what came of it, with the salt, so that no guess can be tried; and says that it did.
CREATE FUNCTION erase_control_action(of_account text, of_id text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  nanos text := to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
BEGIN
  PERFORM set_config('ffe.retiring', 'control_action', true);
  UPDATE control_action SET actor = 'erased', effect = 'erased', body = regexp_replace(regexp_replace(body,
      '"actor":"([^"\\]|\\.)*"', '"actor":"erased"'), '"effect":"([^"\\]|\\.)*"', '"effect":"erased"')
    WHERE account = of_account AND id = of_id;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'there is no control action % of account %', of_id, of_account USING ERRCODE = 'no_data_found';
  END IF;
  PERFORM set_config('ffe.retiring', 'chain_link', true);
  UPDATE chain_link SET salt = NULL WHERE kind = 'control' AND key = of_account || ' ' || of_id;
  PERFORM set_config('ffe.retiring', '', true);
  nanos := regexp_replace(regexp_replace(nanos, '0{3}Z$', 'Z'), '[.]000Z$', 'Z');
  INSERT INTO control_action (account, id, wall_at, market_at, actor, door, command, effect, body)
    SELECT account, gen_random_uuid()::text, nanos::timestamptz, market_at, 'owner', 'database', 'ERASE', of_id,
        format('{"account":"%s","wallAt":"%s","marketAt":%s,"actor":"owner","door":"database","command":"ERASE","effect":"%s"}',
          account, nanos, substring(body FROM '"marketAt":("[^"]*")'), of_id)
      FROM control_action WHERE account = of_account AND id = of_id;
END
$$;

-- They run as the owner: what they name must not be found in a caller's own temporary schema.
DO $$
BEGIN
  EXECUTE format('ALTER FUNCTION chain_row() SET search_path = %I, pg_temp', current_schema());
END
$$;
REVOKE ALL ON FUNCTION chain_append(text, text, text, text, text[], text[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION erase_control_action(text, text) FROM PUBLIC;

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
  -- links are written by triggers alone
  REVOKE INSERT ON audit_chain, chain_link FROM ffe_app;
  GRANT SELECT ON table_kind, flyway_schema_history TO ffe_app;
  GRANT EXECUTE ON FUNCTION retire_candles(text, text, text, interval, integer) TO ffe_app;
  GRANT EXECUTE ON FUNCTION retire_trades(text, text, interval, integer) TO ffe_app;
  GRANT EXECUTE ON FUNCTION retire_decisions(text, text[], interval, text, text) TO ffe_app;
END
$$;
