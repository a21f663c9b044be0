-- The web password: its slow salted hash, and nothing when none is set.
CREATE TABLE web_password (
  single boolean PRIMARY KEY CHECK (single),
  hash text NOT NULL,
  set_at timestamptz NOT NULL
);
SELECT grant_state('web_password');
