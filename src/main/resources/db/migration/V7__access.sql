-- Access keys: only the digest of a key is known here.
CREATE TABLE access_key (
  id text PRIMARY KEY,
  name text NOT NULL,
  sha256 text NOT NULL UNIQUE CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  role text NOT NULL,
  created_at timestamptz NOT NULL,
  revoked_at timestamptz
);
SELECT grant_state('access_key');

-- Who told the engine what, through which door, and what was read again afterwards. number: the order of writing.
CREATE TABLE control_action (
  account text NOT NULL,
  id text NOT NULL,
  number bigint GENERATED ALWAYS AS IDENTITY,
  wall_at timestamptz NOT NULL,
  market_at timestamptz NOT NULL,
  actor text NOT NULL,
  door text NOT NULL,
  command text NOT NULL,
  effect text NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (account, id)
);
CREATE INDEX control_action_by_number ON control_action (account, number);
SELECT make_journal('control_action');
