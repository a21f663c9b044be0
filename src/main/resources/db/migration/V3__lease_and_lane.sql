-- Who may trade an account. Times are this database's. The token grows at each change of holder.
CREATE TABLE trading_lease (
  account text PRIMARY KEY,
  holder text NOT NULL,
  token bigint NOT NULL CHECK (token > 0),
  held_until timestamptz NOT NULL
);
SELECT grant_state('trading_lease');

-- A token that was seen once must never be given out again, whatever the application does.
CREATE FUNCTION lease_token_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
    RAISE EXCEPTION '% refused: a trading lease is given back, never removed', TG_OP
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.token < OLD.token OR (NEW.token = OLD.token AND NEW.holder <> OLD.holder) THEN
    RAISE EXCEPTION 'the token of a trading lease grows at each change of holder'
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER token_grows BEFORE UPDATE OR DELETE ON trading_lease
  FOR EACH ROW EXECUTE FUNCTION lease_token_grows();
CREATE TRIGGER stays BEFORE TRUNCATE ON trading_lease
  FOR EACH STATEMENT EXECUTE FUNCTION lease_token_grows();

-- What a lane must remember beside books and orders. revision counts its appends; journals carry the number of theirs.
CREATE TABLE lane (
  account text NOT NULL,
  source text NOT NULL,
  instrument text NOT NULL,
  revision bigint NOT NULL,
  agent text NOT NULL,
  agent_reason text NOT NULL,
  session_at timestamptz NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (account, source, instrument)
);
SELECT grant_state('lane');
