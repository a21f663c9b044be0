-- Orders for the minutes of long ago from a venue (ADR 59). A worker takes one under a new token and keeps each page of
-- candles together with how far it is, under that token; lease_until is by the database's clock. What follows goes on at
-- reached_at; last_close and last_at are of the last minute told before it.
CREATE TABLE backfill (
  id text PRIMARY KEY,
  number bigint GENERATED ALWAYS AS IDENTITY,
  source text NOT NULL,
  instrument text NOT NULL,
  from_at timestamptz NOT NULL,
  to_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
  reached_at timestamptz NOT NULL,
  last_close float8,
  last_at timestamptz,
  told bigint NOT NULL DEFAULT 0,
  quiet bigint NOT NULL DEFAULT 0,
  added bigint NOT NULL DEFAULT 0,
  different bigint NOT NULL DEFAULT 0,
  ordered_by text NOT NULL,
  ordered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at timestamptz,
  token bigint NOT NULL DEFAULT 0,
  worker text NOT NULL DEFAULT '',
  lease_until timestamptz,
  problem text NOT NULL DEFAULT '',
  CHECK (from_at < to_at),
  CHECK (reached_at BETWEEN from_at AND to_at),
  CHECK ((last_close IS NULL) = (last_at IS NULL)),
  CHECK ((state = 'RUNNING') = (lease_until IS NOT NULL)),
  CHECK ((state IN ('DONE', 'FAILED', 'CANCELLED')) = (ended_at IS NOT NULL)),
  CHECK (state <> 'DONE' OR reached_at = to_at)
);
CREATE UNIQUE INDEX backfill_by_number ON backfill (number);
CREATE UNIQUE INDEX backfill_running ON backfill (state) WHERE state = 'RUNNING';
SELECT grant_state('backfill');
