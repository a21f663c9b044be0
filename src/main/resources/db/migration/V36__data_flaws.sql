-- What a source told and was not taken as told (ADR 56), for a while.
CREATE TABLE data_flaw (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source text NOT NULL,
  instrument text,
  kind text NOT NULL CHECK (kind IN ('UNREADABLE', 'OUTLIER', 'SPIKE')),
  told text NOT NULL,
  why text NOT NULL,
  heard_at timestamptz NOT NULL
);
CREATE INDEX data_flaw_series ON data_flaw (source, instrument, number);
CREATE INDEX data_flaw_heard ON data_flaw (heard_at);
SELECT grant_state('data_flaw');
