-- Every cycle's record, whole, as the canonical text its digest is of; the columns are what lists and counts need.
-- revision: the lane's append that committed it; none for advice, which no lane step carries.
CREATE TABLE decision (
  account text NOT NULL,
  id text NOT NULL,
  source text NOT NULL,
  instrument text NOT NULL,
  slot timestamptz NOT NULL,
  kind text NOT NULL,
  revision bigint,
  result text NOT NULL,
  action text NOT NULL,
  confidence_percent double precision NOT NULL,
  reason text NOT NULL,
  sentence text NOT NULL,
  would_change text NOT NULL,
  votes text NOT NULL,
  code_version text NOT NULL,
  digest text NOT NULL,
  record text NOT NULL,
  written_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (account, id)
);
CREATE INDEX decision_by_slot ON decision (account, slot, id);
CREATE INDEX decision_by_id ON decision (id);
SELECT make_journal('decision');

CREATE TABLE opinion (
  account text NOT NULL,
  decision_id text NOT NULL,
  analyst text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('VIEW', 'ABSTENTION')),
  action text,
  probability double precision,
  reason text NOT NULL,
  PRIMARY KEY (account, decision_id, analyst),
  FOREIGN KEY (account, decision_id) REFERENCES decision
);
SELECT make_journal('opinion');
