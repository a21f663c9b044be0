-- What every later migration stands on: which tables are journals, and what the application's role may do.

CREATE TABLE table_kind (
  name text PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('journal', 'state'))
);

CREATE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% refused: % is a journal, it is only appended to', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END
$$;

-- Rights of ffe_app on every known table. Runs after each migration, since the role may come later than a table.
CREATE FUNCTION apply_grants() RETURNS void LANGUAGE plpgsql AS $$
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
END
$$;

-- A journal is only ever appended to, by the owner as well.
CREATE FUNCTION make_journal(journal text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO table_kind (name, kind) VALUES (journal, 'journal');
  EXECUTE format(
    'CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %I '
    'FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only()', journal);
END
$$;

-- A state table holds what is true now; the application may change it.
CREATE FUNCTION grant_state(state text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO table_kind (name, kind) VALUES (state, 'state');
END
$$;
