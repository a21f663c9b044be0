-- Backtests: what was ordered, who runs it, how far it is and what came of it. A worker takes a job by one update under a
-- new token, and writes only under that token; lease_until is by the database's clock. A result is there whole or not at
-- all. order_body, progress, problem, summary and result are canonical JSON of the core's values.
CREATE TABLE backtest_job (
  id text PRIMARY KEY,
  number bigint GENERATED ALWAYS AS IDENTITY,
  state text NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
  order_body text NOT NULL,
  ordered_by text NOT NULL,
  ordered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  begun_at timestamptz,
  ended_at timestamptz,
  attempts integer NOT NULL DEFAULT 0,
  token bigint NOT NULL DEFAULT 0,
  worker text NOT NULL DEFAULT '',
  lease_until timestamptz,
  progress text,
  problem text,
  summary text,
  result text,
  CHECK ((state = 'RUNNING') = (lease_until IS NOT NULL)),
  CHECK ((state IN ('DONE', 'FAILED', 'CANCELLED')) = (ended_at IS NOT NULL)),
  CHECK ((state = 'FAILED') = (problem IS NOT NULL)),
  CHECK ((state = 'DONE') = (result IS NOT NULL)),
  CHECK ((state = 'DONE') = (summary IS NOT NULL))
);
CREATE UNIQUE INDEX backtest_job_by_number ON backtest_job (number);
CREATE INDEX backtest_job_open ON backtest_job (number) WHERE state IN ('QUEUED', 'RUNNING');
SELECT grant_state('backtest_job');
