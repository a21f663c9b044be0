-- Versions of the policy an account trades under: the first is what was configured when it was opened, each change makes
-- the next. body: the whole version as canonical text; changes: what differs from the version before, for people.
CREATE TABLE policy_version (
  account text NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  session_at timestamptz NOT NULL,
  changed_by text NOT NULL,
  reason text NOT NULL,
  changes text NOT NULL,
  body text NOT NULL,
  written_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (account, version)
);
SELECT make_journal('policy_version');
