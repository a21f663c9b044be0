-- Every variant that was run over a recording (ADR 49), so that a later find is judged by all that were tried before it.
-- Small, never retired: jobs and their results go, what was looked at stays looked at.
CREATE TABLE trial (
  instrument text NOT NULL,
  variant text NOT NULL CHECK (variant ~ '^[0-9a-f]{64}$'),
  from_at timestamptz NOT NULL,
  to_at timestamptz NOT NULL CHECK (to_at > from_at),
  tried_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (instrument, variant, from_at, to_at)
);
SELECT make_journal('trial');
